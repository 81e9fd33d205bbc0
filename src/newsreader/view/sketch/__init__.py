"""The first frame where none was kept that is true: drawn from the library, without Textual."""
