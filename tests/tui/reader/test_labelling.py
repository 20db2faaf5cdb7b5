"""Labelling: digits, selections, relabelling."""

from __future__ import annotations

from pathlib import Path

from tests.tui.reader_harness import TEXT, ReaderUser, entity, open_reader


async def test_a_digit_labels_the_token_under_the_cursor(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("2")
        assert user.items("accepted") == [entity("Harbour", "ORG")]


async def test_a_digit_labels_the_selection(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("v", "w", "6")
        assert user.items("accepted") == [entity("Harbour plan", "FAC")]
        assert user.reader.selection is None


async def test_a_selection_begins_with_all_of_a_hit(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        for search, selected in (
            ("new quay", "new quay"),
            ("arbour boa", "Harbour Board"),
            ("praised", "praised"),
        ):
            await user.press("slash")
            await user.type(search)
            await user.press("enter", "v")
            assert user.quote(user.reader.selection.span) == selected
            await user.press("v")
        await user.press("slash")
        await user.type("new quay")
        await user.press("enter", "v", "2")
        assert user.items("accepted") == [entity("new quay", "ORG")]
        await user.press("v")
        assert user.quote(user.reader.selection.span) == "quay", "not at its beginning"


async def test_selection_works_backwards_and_swaps_its_ends(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("w", "w", "v", "b", "o", "w", "w", "1")
        assert user.items("accepted") == [entity("plan divides Low Garrick", "PERSON")]


async def test_a_letter_after_semicolon_sets_the_other_labels(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("semicolon")
        await user.press("w")
        assert user.items("accepted") == [entity("Harbour", "WORK_OF_ART")]


async def test_escape_leaves_the_choice_of_a_letter(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("semicolon", "escape", "l")
        assert user.cursor == "plan"
        assert user.items("accepted") == []


async def test_a_digit_relabels_what_is_in_focus_and_goes_on(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "3")
        assert user.items("accepted") == [entity("Low Garrick", "GPE")]
        (record,) = user.reader.session.annotations.records
        assert record.was == entity("Low Garrick", "PERSON")
        assert user.focus == user.items("suggested")[0]


async def test_a_digit_on_an_exact_annotation_relabels_it(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("2", "6")
        assert user.items("accepted") == [entity("Harbour", "ORG")]
        await user.press("6")
        assert user.items("accepted") == [entity("Harbour", "FAC")]
        assert user.message.startswith("relabelled ORG “Harbour” as FAC   u undoes")


async def test_the_same_label_twice_is_refused(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("2", "2")
        assert user.items("accepted") == [entity("Harbour", "ORG")]
        assert len(user.reader.session.annotations.history) == 1


async def test_relabel_chooses_from_a_list_by_letters(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "r")
        await user.type("loc")
        await user.press("enter")
        assert user.items("accepted") == [entity("Low Garrick", "LOC")]


async def test_enter_grows_to_annotation_sentence_and_paragraph(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("j", "w")
        grown = [await _grow(user) for _ in range(4)]
        assert grown == [
            "Ida Quill",
            "Mayor Ida Quill",
            "Mayor Ida Quill said the new quay would open in May.",
            TEXT.splitlines()[2],
        ]
        await user.press("minus", "minus")
        assert user.quote(user.reader.state.chosen_span) == "Mayor Ida Quill"


async def _grow(user: ReaderUser) -> str:
    await user.press("enter")
    return user.quote(user.reader.state.chosen_span)


async def test_a_digit_on_a_claim_in_focus_labels_nothing(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "tab", "3")
        assert "GPE is not for claims" in user.message
        assert user.items("accepted") == []


async def test_a_pending_name_inside_an_accepted_one_stays_readable(tmp_path: Path) -> None:
    whole, inner = entity("Low Garrick", "GPE"), entity("Garrick", "PERSON")
    async with open_reader(tmp_path, bodies=[whole, inner]) as user:
        await user.press("tab", "a", "G")
        cells = [
            (char, segment.style)
            for segment in user.reader.view.render_line(0)
            for char in segment.text
        ]
        start = "".join(char for char, _ in cells).index("Low Garrick")
        styles = [style for _, style in cells[start : start + len("Low Garrick")]]
        assert user.items("suggested") == [inner]
        assert len({(style.color, style.bgcolor) for style in styles}) == 1
