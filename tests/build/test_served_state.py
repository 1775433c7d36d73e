"""What the state store knows of documents on a search server, when builds break off at the worst moment."""

from __future__ import annotations

from pathlib import Path

from generator.base.store import Store
from generator.build import served_state
from generator.model.served import IndexedState, ServedIndex, ServedSite

A, CLOSED, OPENED = (
    IndexedState("a", closed=False, url="/d/a/"),
    IndexedState("b", closed=True, url="/d/b/"),
    IndexedState("c", closed=False, url="/d/b/"),
)
LEFT = ServedSite("gongkai", "9900000001", {"hans": ServedIndex("x", "u", 2, "one")})


def test_what_may_have_been_uploaded_is_known_until_all_of_it_is(tmp_path: Path) -> None:
    store = Store(tmp_path)
    served_state.coming(store, {"hans": {"1": A}})
    assert served_state.last_documents(store) == {"hans": {"1": A}}, "the first build broke off"
    served_state.done(store, LEFT, {"hans": {"1": A, "2": CLOSED}})
    served_state.coming(store, {"hans": {"2": OPENED}, "hant": {"3": A}})
    assert served_state.last_documents(store) == {"hans": {"1": A, "2": OPENED}, "hant": {"3": A}}
    served_state.done(store, LEFT, {"hans": {"1": A}})
    assert served_state.last_documents(store) == {"hans": {"1": A}}


def test_what_is_only_going_to_close_is_not_known_as_closed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    served_state.done(store, LEFT, {"hans": {"2": OPENED}})
    served_state.coming(store, {"hans": {"2": CLOSED}})
    assert served_state.last_documents(store) == {"hans": {"2": OPENED}}


def test_an_edited_document_leaves_a_new_token(tmp_path: Path) -> None:
    store = Store(tmp_path)
    served_state.done(store, LEFT, {"hans": {"1": A}, "hant": {"3": A}})
    served_state.begin(store)
    left = ServedSite("gongkai", "9900000001", {"hans": ServedIndex("x", "u", 2, "two")})
    served_state.edited(store, left, {"hans": {"1": OPENED}})
    assert served_state.last_served(store) == left and not served_state.is_behind(tmp_path)
    assert served_state.last_documents(store) == {"hans": {"1": OPENED}, "hant": {"3": A}}
