"""Who sent a letter: the agency whose name, address or mail domain stands in its From line."""

from __future__ import annotations

from email.utils import parseaddr

from cesp.catalogue import Partnership
from cesp.intake.declared import Senders
from cesp.intake.results import Envelope

SOURCE = "the e-mail's sender"


def sent_by(envelope: Envelope | None, partnership: Partnership) -> tuple[str, str] | None:
    """The agency and the words for where it was found. One that only passed a letter on is taken last."""
    senders = Senders(partnership)
    found = [agency for written in (envelope.senders if envelope else ())
             if (agency := _agency(written, senders, partnership))]  # fmt: skip
    others = [agency for agency in found if agency != partnership.sender]
    return ((others or found)[0], SOURCE) if found else None


def _agency(written: str, senders: Senders, partnership: Partnership) -> str | None:
    """By the name shown, else by the domain, else by the part of the address before it."""
    name, address = parseaddr(written)
    box, _, domain = address.lower().rpartition("@")
    named = senders.named([name or written])
    return named or _of_domain(domain, partnership) or senders.named([box.replace(".", " ")])


def _of_domain(domain: str, partnership: Partnership) -> str | None:
    """The agency with the longest mail domain that this one is or lies under; None where agencies share it."""
    fits = [(len(known), agency.id) for agency in partnership.agency for known in agency.domains
            if domain == known or domain.endswith(f".{known}")]  # fmt: skip
    longest = max(fits, default=(0, ""))[0]
    agencies = {agency for length, agency in fits if length == longest}
    return agencies.pop() if len(agencies) == 1 else None
