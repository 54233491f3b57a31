"""The grammar of languages whose subject stands before its verb: English, and others by their tables alone."""
