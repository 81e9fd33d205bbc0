"""Moving in a pane and between panes."""

from newsreader.view.acting.acts import Acts


class MovingActions(Acts):
    """Every pane answers to these."""

    def action_down(self, count: int = 1) -> None:
        self.desk.active.move(count)

    def action_up(self, count: int = 1) -> None:
        self.desk.active.move(-count)

    def action_top(self, row: int = 1) -> None:
        self.desk.active.top()
        if row > 1:
            self.desk.active.move(row - 1)

    def action_bottom(self, row: int = 0) -> None:
        if row:
            self.action_top(row)
        else:
            self.desk.active.bottom()

    def action_half_down(self, count: int = 1) -> None:
        self.desk.active.half_page(count)

    def action_half_up(self, count: int = 1) -> None:
        self.desk.active.half_page(-count)

    def action_page_down(self, count: int = 1) -> None:
        self.desk.active.page(count)

    def action_page_up(self, count: int = 1) -> None:
        self.desk.active.page(-count)

    def action_left(self) -> None:
        self.desk.step(-1)

    def action_right(self) -> None:
        self.desk.step(1)

    def action_next_pane(self) -> None:
        self.desk.step(1, around=True)

    def action_previous_pane(self) -> None:
        self.desk.step(-1, around=True)
