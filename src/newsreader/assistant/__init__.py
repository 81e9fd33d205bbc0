"""THE ASSISTANT: an article and a task out, an answer in, by a model of the person's choice."""
