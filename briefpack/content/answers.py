"""answers.yaml: what an editor was asked about a campaign, and what was answered, by whom."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from briefpack.content.fields.text import Entry, Text, written_as

IN_WORDS = written_as(lambda words: any(map(str.isalpha, words)), "empty-text", "an answer", "write it in words")


class Answer(Entry):
    """Why a finding of an editorial rule stands. Whether there is such a rule, and such a thing, `rules/` says."""

    rule: Text = Field(description="the rule's code, as the warning names it in brackets")
    at: Text = Field(description="what the finding is about, as its hint names it: the id of a claim, an ask, a source")
    reason: Annotated[Text, IN_WORDS] = Field(description="why it stands")
    role: Annotated[Text, IN_WORDS] = Field(description="who answers for it, by role")


class AnswersFile(Entry):
    """answers.yaml, which a campaign may do without."""

    answers: tuple[Answer, ...] = Field(description="findings of editorial rules that stand, each with its reason")
