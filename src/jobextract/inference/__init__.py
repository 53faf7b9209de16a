"""What models need when they are applied: features in bulk, linear and chain models, and the files of weights."""
