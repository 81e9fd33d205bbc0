"""Moving in a pane and between panes."""

from newsreader.view.desk import Desk


class MovingActions(Desk):
    """Every pane answers to these."""

    def action_down(self) -> None:
        self.active.move(1)

    def action_up(self) -> None:
        self.active.move(-1)

    def action_top(self) -> None:
        self.active.top()

    def action_bottom(self) -> None:
        self.active.bottom()

    def action_half_down(self) -> None:
        self.active.half_page(1)

    def action_half_up(self) -> None:
        self.active.half_page(-1)

    def action_page_down(self) -> None:
        self.active.page(1)

    def action_page_up(self) -> None:
        self.active.page(-1)

    def action_left(self) -> None:
        self.step(-1)

    def action_right(self) -> None:
        self.step(1)

    def action_next_pane(self) -> None:
        self.step(1, around=True)

    def action_previous_pane(self) -> None:
        self.step(-1, around=True)
