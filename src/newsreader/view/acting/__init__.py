"""SCREEN: the main screen's actions, a class for each group of the registry."""
