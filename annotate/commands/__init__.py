"""Commands: everything a person can do to annotations, each undoable as one step."""

from annotate.commands.adding import AddClaim, AddEntity
from annotate.commands.adjudicating import AddReadings, Adjudicate
from annotate.commands.attributes import SetArticleAttribute, SetAttribute
from annotate.commands.deciding import Accept, ConfirmMoved, Reject, Reopen
from annotate.commands.describing import describe_body, describe_item
from annotate.commands.importing import Import
from annotate.commands.orphans import DropOrphan, PlaceOrphan, describe_orphan
from annotate.commands.recoding import Recode, TakeBack, Verb
from annotate.commands.revising import Delete, Reshape, Revise, SetNote
from annotate.commands.same_text import LabelSameText, RemoveSameText, SamePlaces

__all__ = [
    "Accept",
    "AddClaim",
    "AddEntity",
    "AddReadings",
    "Adjudicate",
    "ConfirmMoved",
    "Delete",
    "DropOrphan",
    "Import",
    "LabelSameText",
    "PlaceOrphan",
    "Recode",
    "Reject",
    "RemoveSameText",
    "Reopen",
    "Reshape",
    "Revise",
    "SamePlaces",
    "SetArticleAttribute",
    "SetAttribute",
    "SetNote",
    "TakeBack",
    "Verb",
    "describe_body",
    "describe_item",
    "describe_orphan",
]
