/// The version of nbrun, which stands in the provenance of every document.
package let version = "0.1.0"
