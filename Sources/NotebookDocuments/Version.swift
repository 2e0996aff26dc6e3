/// The version of nbrun. Of what is made it stands in JSON only: a new version that computes the same is to change
/// no document.
package let version = "0.1.0"

/// The number of the rules by which numbers are computed: it goes up with every change of nbrun that changes a
/// digit of any document, and stands in the provenance of all.
package let numericContract = 1
