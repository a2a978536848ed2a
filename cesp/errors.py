"""What a person can mend, told apart from bugs.

A `Mendable` is shown without a traceback: what is wrong, where, and how to mend it. Anything else that
is raised is a bug and keeps its traceback.
"""


class Mendable(Exception):
    """A fault the reader can put right.

    `what` says what is wrong, `where` names the file, table, key, sheet or cell, `mend` says what to do.
    """

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        self.what, self.where, self.mend = what, where, mend
        super().__init__(what)

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        mend = f" {self.mend}" if self.mend else ""
        return f"{self.what.removesuffix('.')}{place}.{mend}"


class ConfigurationError(Mendable):
    """A TOML of the catalogue or the partnership is wrong; `where` names file, table and key."""


class StoreError(Mendable):
    """What is held cannot be opened, read or changed as asked; nothing was altered."""


class NotAllowed(Mendable):
    """The person asking does not have the role this needs."""
