"""Moving in a pane and between panes."""

from newsreader.view.desk import Desk


class MovingActions(Desk):
    """Every pane answers to these."""

    def action_down(self, count: int = 1) -> None:
        self.active.move(count)

    def action_up(self, count: int = 1) -> None:
        self.active.move(-count)

    def action_top(self, row: int = 1) -> None:
        self.active.top()
        if row > 1:
            self.active.move(row - 1)

    def action_bottom(self, row: int = 0) -> None:
        if row:
            self.action_top(row)
        else:
            self.active.bottom()

    def action_half_down(self, count: int = 1) -> None:
        self.active.half_page(count)

    def action_half_up(self, count: int = 1) -> None:
        self.active.half_page(-count)

    def action_page_down(self, count: int = 1) -> None:
        self.active.page(count)

    def action_page_up(self, count: int = 1) -> None:
        self.active.page(-count)

    def action_left(self) -> None:
        self.step(-1)

    def action_right(self) -> None:
        self.step(1)

    def action_next_pane(self) -> None:
        self.step(1, around=True)

    def action_previous_pane(self) -> None:
        self.step(-1, around=True)
