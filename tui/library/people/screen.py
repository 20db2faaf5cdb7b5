"""The people view: from who speaks to all that they claim, to the place, and back again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on

from annotate.people.rules import Rule, RuleKind
from store.index.counting import VoiceCounts
from tui.config.workspace import Workspace
from tui.dialogs.choose import ChooseScreen
from tui.library.host import Host
from tui.library.people.changing import NewRule, Post, RuleChanged, RuleChanger
from tui.library.people.counting_screen import CountingScreen
from tui.library.people.page import Quoted
from tui.library.people.people_list import PeopleList
from tui.library.people.state import CLAIMS, ORDERS, RULES, STATUSES, VOICES
from tui.library.text_place import TextPlace
from tui.widgets.prompt import Prompt

_MOST_CHOICES = 500
"""Names in a list to choose from, those that claim most; chosen by hand."""
_TYPED = ""
"""The choice of a name that is typed."""


class PeopleScreen(CountingScreen):
    """Opens claims, and makes rules about people; each change is on disk when it says so."""

    def __init__(self, host: Host, workspace: Workspace) -> None:
        super().__init__(host, workspace)
        self._changer = RuleChanger(workspace)
        self._is_changing = False

    # Going in, and out again.

    @on(PeopleList.Chosen)
    async def open_chosen(self) -> None:
        """Open what was clicked."""
        await self.action_open()

    async def action_open(self) -> None:
        """Show what the one under the cursor claims; open the place of a claim."""
        match self.state.page.current:
            case VoiceCounts() as voice:
                self._show_claims(voice)
            case Quoted(spoken):
                speech, claim = spoken.speech, spoken.claim
                await self.host.people.open_place(
                    TextPlace(
                        *(speech.article, speech.title, speech.uri, speech.digest),
                        claim.start,
                        claim.id,
                    )
                )
            case Rule():
                self.say(f"{self.foot.key('revoke')} takes the rule back")
            case None:
                self.say("there is nothing to open")

    def action_leave(self) -> None:
        """Show all again, else go back to where one was."""
        if self.state.filter:
            self.show_all()
        elif self.state.page_name != VOICES:
            self._turn_to(VOICES)
        else:
            self.host.people.leave()

    def action_statements(self) -> None:
        """Compare what the one under the cursor claims; this list comes back later."""
        voice = self._voice
        if voice is None or not voice.speaker.is_named:
            self.say("only somebody with a name has statements to compare")
            return
        self.host.people.leave()
        self.host.statements.look_for(f'speaker:"{voice.speaker.name}"', self.host.people.open)

    def action_rules(self) -> None:
        """List the rules, or who speaks again."""
        self._turn_to(VOICES if self.state.page_name == RULES else RULES)

    def action_order(self) -> None:
        """List those who speak in another order."""
        orders = list(ORDERS)
        self.state.order = orders[(orders.index(self.state.order) + 1) % len(orders)]
        self._turn_to(VOICES)
        self.say(f"ordered by {self.state.order}")

    def action_statuses(self) -> None:
        """Count claims of other statuses."""
        names = list(STATUSES)
        self.state.statuses = names[(names.index(self.state.statuses) + 1) % len(names)]
        # The line of messages says which ones count, where there is no message.
        self.foot.message = None
        self.count_again()

    def action_interrupt(self) -> None:
        """Leave the line that is typed, else go back to where one was."""
        if self.query_one(Prompt).is_open:
            self.leave_prompt()
        else:
            self.host.people.leave()

    # Rules.

    def action_mark(self) -> None:
        """Mark the one under the cursor, or take the mark away, and go on."""
        voice = self.state.page.current
        if isinstance(voice, VoiceCounts):
            self.state.marks ^= {voice.speaker.key}
            self.update_lines()
            self.motions.action_down()
        else:
            self.say("go to a name in the list of people: that can be marked")

    def action_merge(self) -> None:
        """Make one of the marked names: that under the cursor, else the one that claims most."""
        marked, here = self.state.marked(), self._voice
        into = here if here is not None and (here in marked or len(marked) == 1) else None
        into = into or next(iter(marked), None)
        others = [voice for voice in marked if voice is not into]
        if into is None or not others:
            self.say(f"mark the names that are one with {self.foot.key('mark')}, then merge them")
            return
        self._make([_rule(RuleKind.MERGE, voice, into.speaker.name) for voice in others])

    def action_rename(self) -> None:
        """Let somebody go by another name."""
        voice = self._voice
        if voice is None or not voice.speaker.is_named:
            self.say(
                f"only a name can be changed; {self.foot.key('link')} says who a noun stands for"
            )
            return
        self._ask_for_name(f"{voice.speaker.name} goes by: ", RuleKind.RENAME, voice)

    def action_link(self) -> None:
        """Say whom the words of a source stand for: the marked one, or one of a list."""
        voice, marked = self._voice, self.state.marked()
        if voice is None or voice.speaker.known_name or not voice.speaker.name:
            self.say("go to a source such as “the company”, which no name stands for")
        elif len(marked) == 1:
            self._make([_rule(RuleKind.LINK, voice, marked[0].speaker.name)])
        else:
            self._choose_name(voice)

    def action_split(self) -> None:
        """Say that a name is somebody else in the article of the claim under the cursor."""
        item, voice = self.state.page.current, self.state.voice
        if not isinstance(item, Quoted) or voice is None or not voice.speaker.is_named:
            self.say(
                f"{self.foot.key('open')} on a name lists the claims: split off an article there"
            )
            return
        speech = item.spoken.speech
        claims = sum(other.spoken.speech.article == speech.article for other in self.state.claims)
        self.ask(
            f"in “{speech.title}”, {voice.speaker.name} is: ",
            lambda name: self._make(
                [NewRule(RuleKind.SPLIT, voice.speaker.name, name, speech.article, claims)]
            ),
        )

    def action_revoke(self) -> None:
        """Take back the rule under the cursor."""
        rule = self.state.page.current
        if isinstance(rule, Rule):
            self._change(lambda post: self._changer.revoke(rule, post))
        else:
            self.say(f"{self.foot.key('rules')} lists the rules: one can be taken back there")

    def action_undo(self) -> None:
        """Take back the last change of the rules."""
        self._change(self._changer.undo)

    @on(RuleChanged)
    def show_change(self, message: RuleChanged) -> None:
        """Say what was done, and count anew."""
        self._is_changing = False
        hint = f"   {self.foot.key('undo')} undoes" if message.can_undo else ""
        self.say(f"{message.words}{hint}", warning=message.is_warning)
        if not message.is_warning:
            self.state.marks.clear()
            self.host.people.note_rules()
            self.count_again(message.name)

    def ask(self, label: str, take: Callable[[str], object], text: str = "") -> None:
        """Ask for a line; an empty one changes nothing."""
        self.query_one(Prompt).ask(
            label, lambda line: take(line.strip()) if line.strip() else None, text=text
        )
        self.update_lines()

    def _show_claims(self, voice: VoiceCounts) -> None:
        is_other = self.state.voice is None or self.state.voice.speaker.key != voice.speaker.key
        self.state.voice = voice
        if is_other:
            self.state.claims = ()
            self.state.filters[CLAIMS] = ""
            self.state.pages[CLAIMS].go(0)
        self.read_claims()
        self._turn_to(CLAIMS)

    def _turn_to(self, page_name: str) -> None:
        self.state.page_name = page_name
        self.foot.message = None
        self.list_anew()

    @property
    def _voice(self) -> VoiceCounts | None:
        """The one under the cursor, or whose claims are listed."""
        current = self.state.page.current
        if isinstance(current, VoiceCounts):
            return current
        return self.state.voice if self.state.page_name == CLAIMS else None

    def _ask_for_name(self, label: str, kind: RuleKind, voice: VoiceCounts) -> None:
        text = voice.speaker.name if kind is RuleKind.RENAME else ""
        self.ask(label, lambda name: self._make([_rule(kind, voice, name)]), text)

    def _choose_name(self, voice: VoiceCounts) -> None:
        """Let one of those who speak be chosen, bodies first, or another name be typed."""
        label = f"“{voice.speaker.name}” stands for: "
        named = [other for other in self.state.counts if other.speaker.is_named]
        named.sort(key=lambda other: other.speaker.is_person)
        names = [other.speaker.name for other in named[:_MOST_CHOICES]]
        screen = ChooseScreen(
            f"Who is “{voice.speaker.name}”?",
            [*((name, name) for name in names), (_TYPED, "somebody else: type the name")],
            chosen=next(iter(names), _TYPED),
        )

        def take(name: str | None) -> None:
            if name:
                self._make([_rule(RuleKind.LINK, voice, name)])
            elif name is not None:
                self._ask_for_name(label, RuleKind.LINK, voice)

        self.app.push_screen(screen, take)

    def _make(self, rules: Sequence[NewRule]) -> None:
        voices = self.state.counts
        self._change(lambda post: self._changer.make(rules, voices, post))

    def _change(self, work: Callable[[Post], None]) -> None:
        """Change the rules on a thread, one thing at a time."""
        if self._is_changing:
            self.say("wait: the last change is still being made")
            return
        self._is_changing = True
        self.run_worker(lambda: work(self.post_message), thread=True, group="rules")


def _rule(kind: RuleKind, voice: VoiceCounts, to: str) -> NewRule:
    return NewRule(kind, voice.speaker.name, to, claims=voice.claims)
