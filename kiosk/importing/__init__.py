"""Outside formats in and out: the slides folder, the site file, pictures. No Qt; SQL is the store's."""
