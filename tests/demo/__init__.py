import demo  # noqa: F401 - it says where the generated client is
