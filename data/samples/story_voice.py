"""What children and families said in the invented returns, and what was done about it."""

from __future__ import annotations

from dataclasses import dataclass

from story_training import CONTEXTUAL, EMOTIONAL, MISSING, NEGLECT, SEXUAL, VOICE

from cesp.periods import Quarter


@dataclass(frozen=True)
class Said:
    """Feedback of a quarter. `children` is as returned ("c" where the sender hid it), `did` what came of it so far."""

    quarter: Quarter
    priority: str
    source: str
    children: int | str | None
    theme: str
    said: str
    did: str | None = None


Q = Quarter
GROUP, SURVEY, VISIT, INTERVIEW = "Youth forum", "School survey", "Direct work", "Return home interviews"
PARENTS = "Parents' group"
SAID = (
    Said(Q(2022, 1), CONTEXTUAL, INTERVIEW, 31, "Being believed", "We want to tell it once, to one person we know.",
         "The same worker now offers the interview each time."),
    Said(Q(2022, 1), NEGLECT, VISIT, 12, "Home", "Nobody asked me what a normal day is like."),
    Said(Q(2022, 1), EMOTIONAL, SURVEY, 214, "Waiting", "We do not know how long the wait will be.",
         "A letter goes out within a week, and says how long."),
    Said(Q(2022, 2), CONTEXTUAL, GROUP, 18, "Safe places", "The bus station is where it happens, after school."),
    Said(Q(2022, 2), EMOTIONAL, PARENTS, 9, "Waiting", "We need somebody to ring while we wait.",
         "A crisis line for young people opened."),
    Said(Q(2022, 2), VOICE, GROUP, 16, "Meetings", "Meetings use words that nobody explains.",
         "Children's own summary of the yearly report was agreed."),
    Said(Q(2022, 3), NEGLECT, VISIT, 14, "Home", "My worker drew the day with me, and that helped.",
         "Training on the child's daily life uses this as its example."),
    Said(Q(2022, 3), CONTEXTUAL, INTERVIEW, 27, "Being believed", "I was spoken to like I was in trouble."),
    Said(Q(2022, 3), EMOTIONAL, SURVEY, 198, "School", "Talking to somebody in school is easier than in a clinic.",
         "Mental health support reached every high school."),
    Said(Q(2022, 4), CONTEXTUAL, GROUP, 21, "Safe places", "Nobody told us what became of the bus station.",
         "Patrols moved to the hour after school.\nThe forum was told in person."),
    Said(Q(2022, 4), NEGLECT, PARENTS, 7, "Help", "Tell us what you are worried about in plain words.",
         "Letters were rewritten with the parents' group."),
    Said(Q(2022, 4), VOICE, SURVEY, 240, "Being heard", "Half of us know who to tell; half do not."),
    Said(Q(2023, 1), SEXUAL, VISIT, "c", "Being believed", "I wanted to choose who was in the room."),
    Said(Q(2023, 1), MISSING, PARENTS, 11, "School places", "We waited months, and nobody rang.",
         "One officer now rings each family every week."),
    Said(Q(2023, 1), CONTEXTUAL, INTERVIEW, 34, "Being believed", "It was the same worker this time.",
         "Kept up: the same worker offers the interview."),
    Said(Q(2023, 2), SEXUAL, GROUP, 13, "Learning about it", "Lessons start too late.",
         "Two schools try lessons a year earlier."),
    Said(Q(2023, 2), MISSING, VISIT, 6, "School places", "I miss my friends more than the lessons."),
    Said(Q(2023, 2), NEGLECT, VISIT, 10, "Home", "I get asked about my day now."),
    Said(Q(2023, 2), VOICE, GROUP, 17, "Meetings", "The summary is good: put it in schools.",
         "It was sent to every school."),
    Said(Q(2023, 3), CONTEXTUAL, GROUP, 19, "Safe places", "The taxi rank is better, the park is not."),
    Said(Q(2023, 3), SEXUAL, VISIT, 3, "Being believed", "The doctor explained everything first.",
         "The pathway leaflet now says so."),
    Said(Q(2023, 3), MISSING, SURVEY, 46, "Coming back", "Coming back is hard when you are behind.",
         "Catch-up lessons were offered in four schools."),
    Said(Q(2023, 3), VOICE, SURVEY, 262, "Being heard", "Two in three of us know who to tell."),
)  # fmt: skip
