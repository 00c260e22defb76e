"""The life of a draft: open, type, save, recover, restore, bin."""
