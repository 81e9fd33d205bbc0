"""SCREEN: app, screens, panes, actions, keys, themes."""
