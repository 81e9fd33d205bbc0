"""The main screen: the desk, and the groups of actions that work at it."""

from collections.abc import Callable
from datetime import datetime

from textual import on

from newsreader.config import Config
from newsreader.models.scopes import Scope
from newsreader.models.syncing import SyncRunner
from newsreader.view.acting.acts import actions_of
from newsreader.view.acting.aging import AgingActions
from newsreader.view.acting.arranging import ArrangingActions
from newsreader.view.acting.asking import AskingActions
from newsreader.view.acting.changing import ChangeActions
from newsreader.view.acting.choosing import ChoosingActions
from newsreader.view.acting.discussing import DiscussionActions
from newsreader.view.acting.dropping import DropActions
from newsreader.view.acting.feeds import FeedActions
from newsreader.view.acting.fulltext import FullTextActions
from newsreader.view.acting.gisting import GistActions
from newsreader.view.acting.handing import HandingActions
from newsreader.view.acting.highlighting import HighlightActions
from newsreader.view.acting.jumping import JumpingActions
from newsreader.view.acting.linking import LinkingActions
from newsreader.view.acting.listing import ListingActions
from newsreader.view.acting.marking import MarkingActions
from newsreader.view.acting.moving import MovingActions
from newsreader.view.acting.noting import NotingActions
from newsreader.view.acting.packing import PackingActions
from newsreader.view.acting.picturing import PictureActions
from newsreader.view.acting.preferring import PreferringActions
from newsreader.view.acting.program import ProgramActions
from newsreader.view.acting.queueing import QueueingActions
from newsreader.view.acting.reading import ReadingActions
from newsreader.view.acting.relating import RelatedActions
from newsreader.view.acting.retaining import RetainingActions
from newsreader.view.acting.rolling import RollingActions
from newsreader.view.acting.ruling import RuleActions
from newsreader.view.acting.saving import SavingActions
from newsreader.view.acting.searching import SearchingActions
from newsreader.view.acting.sharing import SharingActions
from newsreader.view.acting.smart import SmartFeedActions
from newsreader.view.acting.sweeping import SweepingActions
from newsreader.view.acting.syncing import SyncActions
from newsreader.view.acting.tagging import TaggingActions
from newsreader.view.acting.telling import StoryActions
from newsreader.view.acting.topics import TopicActions
from newsreader.view.acting.undoing import UndoingActions
from newsreader.view.acting.upkeep import UpkeepActions
from newsreader.view.acting.walking import WalkingActions
from newsreader.view.desk import Desk
from newsreader.view.dialogs.search import SearchBar
from newsreader.view.offering import Offer
from newsreader.view.panes.reader import Reader
from newsreader.view.shelf import Shelf


class MainScreen(Desk):
    """Sources, headlines, article; what groups of actions need of each other, they get here."""

    def __init__(
        self,
        config: Config,
        clock: Callable[[], datetime],
        shelf: Shelf,
        runner: SyncRunner,
        offer: Offer,
        scope: Scope | None,
    ) -> None:
        super().__init__(config, clock, shelf, runner, scope)
        self.searches = searches = SearchingActions(self)
        self.syncs = syncs = SyncActions(self)
        walks, undoes = WalkingActions(self), UndoingActions(self)
        sweeps, saves = SweepingActions(self), SavingActions(self)
        chooses, queues = ChoosingActions(self, sweeps), QueueingActions(self, saves)
        self.drops = drops = DropActions(self)
        topics = TopicActions(self, searches)
        self.links = links = LinkingActions(self, queues, saves, topics)
        self.pictures = pictures = PictureActions(self)
        self.asks = asks = AskingActions(self, chooses)
        discusses = DiscussionActions(self, queues)
        reads = ReadingActions(self, walks, searches, links, asks, discusses)
        feeds, prefers = FeedActions(self, syncs, undoes, offer), PreferringActions(self)
        self.arranges = arranges = ArrangingActions(self, prefers)
        self.relates = relates = RelatedActions(self, links)
        self.actions = actions_of(
            MovingActions(self),
            reads,
            discusses,
            ChangeActions(self),
            asks,
            walks,
            JumpingActions(self),
            RollingActions(self),
            searches,
            relates,
            GistActions(self),
            ListingActions(self, relates),
            arranges,
            prefers,
            chooses,
            MarkingActions(self, chooses),
            sweeps,
            AgingActions(self, sweeps),
            TaggingActions(self, chooses),
            SharingActions(self, chooses, queues),
            HandingActions(self),
            links,
            topics,
            queues,
            saves,
            drops,
            HighlightActions(self, links),
            NotingActions(self),
            UpkeepActions(self),
            FullTextActions(self),
            pictures,
            PackingActions(self),
            syncs,
            feeds,
            SmartFeedActions(self, syncs, undoes, feeds),
            StoryActions(self, chooses, searches, links, undoes),
            RuleActions(self),
            RetainingActions(self),
            undoes,
            ProgramActions(self, reads),
        )

    # What is done with the mouse, or in a line that is typed into

    @on(Reader.LinkChosen)
    def _follow_link(self, chosen: Reader.LinkChosen) -> None:
        self.links.follow(chosen.link)

    @on(Reader.PictureChosen)
    def _open_picture(self, chosen: Reader.PictureChosen) -> None:
        self.pictures.show_pictures(chosen.url)

    @on(SearchBar.Asked, "#search-bar")
    def _search(self, asked: SearchBar.Asked) -> None:
        self.searches.search(asked.words)

    @on(SearchBar.Kept, "#search-bar")
    def _keep_search(self, kept: SearchBar.Kept) -> None:
        self.searches.keep_search(kept.words)

    @on(SearchBar.Finished, "#search-bar")
    def _end_search(self) -> None:
        self.searches.end_search()

    @on(SearchBar.GivenUp, "#search-bar")
    def _give_search_up(self) -> None:
        self.searches.give_search_up()

    @on(SearchBar.Asked, "#find-bar")
    def _find(self, asked: SearchBar.Asked) -> None:
        self.searches.find(asked.words)

    @on(SearchBar.Finished, "#find-bar")
    def _end_finding(self) -> None:
        self.searches.end_finding()

    @on(SearchBar.GivenUp, "#find-bar")
    def _give_finding_up(self) -> None:
        self.searches.give_finding_up()
