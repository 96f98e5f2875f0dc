"""The Qt glue that every face shares: the loop, the ticker, fonts and themes. Knows nothing of slides or windows."""
