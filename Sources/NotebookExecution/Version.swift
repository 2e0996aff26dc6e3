/// The version of nbrun, which stands in the provenance of every document.
public let version = "0.1.0"
