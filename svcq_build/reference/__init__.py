"""Reference: rules, kinds and settings → their reference text and schemas."""
