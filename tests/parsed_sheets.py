"""Style sheets that are parsed once in a process, and matched once with nodes that look the same.

All apps have the same sheets, and only read their rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from textual.css._style_properties import StringEnumProperty
from textual.css.model import RuleSet
from textual.css.styles import RulesMap, StylesBase
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

Apply = Callable[..., None]
_FAR_REACHING = {
    name for name, each in vars(StylesBase).items() if isinstance(each, StringEnumProperty)
}
"""Styles such as `display`, by which the scrollbars, the parent or the pointer change too."""


def parse_sheets_once(patch: pytest.MonkeyPatch) -> None:
    """Parse a style sheet once for each theme."""
    parsed: dict[tuple[object, ...], list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    @wraps(parse)
    def parse_once(self: Stylesheet, *arguments: Any, **named: Any) -> list[RuleSet]:
        theme = frozenset(self._variables.items())
        key = (theme, arguments, tuple(sorted(named.items())))
        if key not in parsed:
            parsed[key] = parse(self, *arguments, **named)
        return parsed[key]

    patch.setattr(Stylesheet, "_parse_rules", parse_once)


def match_rules_once(patch: pytest.MonkeyPatch) -> None:
    """Match the rules once with all nodes that are alike in what the rules ask."""
    matches: dict[tuple[int, ...], _Matches] = {}
    current: WeakKeyDictionary[Stylesheet, tuple[object, _Matches]] = WeakKeyDictionary()
    apply = Stylesheet.apply

    @wraps(apply)
    def apply_matched(
        self: Stylesheet, node: DOMNode, *, animate: bool = False, cache: object = None
    ) -> None:
        rules_map, of_sheet = current.get(self, (None, None))
        if of_sheet is None or rules_map is not self._rules_map:
            names = tuple(map(id, self.rules))
            if names not in matches:
                matches[names] = _Matches(tuple(self.rules), self.rules_map, apply)
            of_sheet = matches[names]
            self._rules_map = of_sheet.rules_map
            current[self] = (self._rules_map, of_sheet)
        of_sheet.apply(self, node, animate)

    patch.setattr(Stylesheet, "apply", apply_matched)
    # Python's own hash, which Textual spells out in Python; it is taken of all rules for each node.
    patch.setattr(RuleSet, "__hash__", object.__hash__)


class _Matches:
    """What the rules of a sheet come to for a node, by all that they ask of it."""

    def __init__(
        self, rules: Iterable[RuleSet], rules_map: dict[str, list[RuleSet]], apply: Apply
    ) -> None:
        self._rules = rules
        self.rules_map = rules_map
        """The rules by the names that they select, which all such sheets share."""
        self._apply = apply
        self._pseudo_classes: dict[frozenset[str], set[str]] = {}
        """Those that the rules ask for which may hold for a node with these names."""
        self._results: dict[object, tuple[RulesMap, bool]] = {}
        """The styles, and whether they change under the mouse."""
        self._settled: dict[object, dict[str, Any]] = {}
        """What a node then has of these styles: those that Textual knows."""

    def apply(self, sheet: Stylesheet, node: DOMNode, animate: bool) -> None:
        """Style a node as the sheet would."""
        key = self._key(sheet, node)
        base = node.styles.base
        if key not in self._results:
            results: dict[object, RulesMap] = {}
            self._apply(sheet, node, animate=animate, cache=results)
            # Textual puts nothing there that depends on nodes beside or below this one.
            for rules in results.values():
                self._results[key] = rules, node._has_hover_style
            if not animate:
                self._settled[key] = dict(base._rules)
            return
        rules, node._has_hover_style = self._results[key]
        node._has_focus_within = node._has_order_style = node._has_odd_or_even = False
        settled = None if animate else self._settled.get(key)
        if settled is None:
            sheet.replace_rules(node, rules, animate=animate)
        elif base._rules == settled:
            node.notify_style_update()
        elif node._is_mounted or base._rules:
            sheet.replace_rules(node, rules)
        else:
            _style_first(node, settled)
        sheet._process_component_classes(node)

    def _key(self, sheet: Stylesheet, node: DOMNode) -> object:
        names = frozenset(sheet.rules_map.keys() & node._selector_names)
        if names not in self._pseudo_classes:
            rules = [rule for rule in self._rules if not names.isdisjoint(rule.selector_names)]
            asked = set().union(*(rule.pseudo_classes for rule in rules))
            self._pseudo_classes[names] = asked - Stylesheet._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE
        asked_for = self._pseudo_classes[names]
        return names, tuple([_traits(each, asked_for) for each in node.css_path_nodes])


def _style_first(node: DOMNode, rules: dict[str, Any]) -> None:
    """Give a new node these styles, each by itself only where more than the style may change."""
    base = node.styles.base
    for name, value in rules.items():
        if name in _FAR_REACHING:
            setattr(base, name, value)
        else:
            base.set_rule(name, value)
    node.notify_style_update()


def _traits(node: DOMNode, pseudo_classes: Iterable[str]) -> tuple[object, ...]:
    """What a rule can ask of a node by itself."""
    tests = node._PSEUDO_CLASSES
    holding = [name in tests and tests[name](node) for name in pseudo_classes]
    return type(node), node._id, node.classes, tuple(holding)
