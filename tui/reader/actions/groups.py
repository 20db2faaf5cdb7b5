"""All groups of actions of a reader."""

from __future__ import annotations

from tui.reader.actions.article import ArticleActions
from tui.reader.actions.attributes import AttributeActions
from tui.reader.actions.claims import ClaimActions
from tui.reader.actions.edges import EdgeActions
from tui.reader.actions.edit import EditActions
from tui.reader.actions.find import FindActions
from tui.reader.actions.label_files import LabelFileActions
from tui.reader.actions.labels import LabelActions
from tui.reader.actions.motions import MotionActions
from tui.reader.actions.orphans import OrphanActions
from tui.reader.actions.programs import ProgramActions
from tui.reader.actions.review import ReviewActions
from tui.reader.actions.same_text import SameTextActions
from tui.reader.actions.save import SaveActions
from tui.reader.actions.selection import SelectionActions

GROUPS = (
    MotionActions,
    FindActions,
    ReviewActions,
    SelectionActions,
    EdgeActions,
    LabelActions,
    AttributeActions,
    ClaimActions,
    EditActions,
    SameTextActions,
    OrphanActions,
    ArticleActions,
    SaveActions,
    LabelFileActions,
    ProgramActions,
)
"""The groups that every reader has."""
