"""Inputs that must fail: each case spoils the small campaign in one way and says what must be reported, and where.

`CASES` can be used by any test that wants broken campaigns: `case.apply(folder)` spoils a folder that
`write_campaign` filled; `case.expected` are the problems that loading it must give, in order, and no others.
"""

from __future__ import annotations

from tests.broken.audience_cases import AUDIENCE_CASES
from tests.broken.block_cases import BLOCK_CASES
from tests.broken.character_cases import CHARACTER_CASES
from tests.broken.chart_cases import CHART_CASES
from tests.broken.file_cases import FILE_CASES
from tests.broken.name_cases import NAME_CASES
from tests.broken.public_cases import PUBLIC_CASES
from tests.broken.spoiling import Case
from tests.broken.syntax_cases import SYNTAX_CASES
from tests.broken.value_cases import VALUE_CASES

CASES: list[Case] = [
    *CHARACTER_CASES,
    *FILE_CASES,
    *SYNTAX_CASES,
    *AUDIENCE_CASES,
    *VALUE_CASES,
    *NAME_CASES,
    *CHART_CASES,
    *BLOCK_CASES,
    *PUBLIC_CASES,
]
