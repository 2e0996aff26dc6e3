import Foundation
import Testing

@testable import NeuralNetwork

/// Gradient checks of random networks: no right gradient may be called wrong, and no wrong one right.
@Suite struct GradientCampaignTests {
  static let networks = ProcessInfo.processInfo.environment["NBRUN_GRADIENT_NETWORKS"].flatMap {
    UInt64($0)
  }
  static let seed = ProcessInfo.processInfo.environment["NBRUN_GRADIENT_SEED"].flatMap {
    UInt64($0)
  }

  @Test func someRandomNetworks() throws {
    var campaign = GradientCampaign()
    try campaign.run(0..<300)
    expectNoMistake(campaign)
  }

  /// As many as are asked for: see Scripts/campaigns/gradient-checks.
  @Test(.enabled(if: networks != nil)) func manyRandomNetworks() throws {
    var campaign = GradientCampaign()
    let first = Self.seed ?? 0
    try campaign.run(first..<first + #require(Self.networks))
    print(campaign.report)
    expectNoMistake(campaign)
  }

  private func expectNoMistake(_ campaign: GradientCampaign) {
    #expect(campaign.falseAlarms.isEmpty)
    #expect(campaign.misses.isEmpty)
    // Hardly anything is left undecided.
    let undecided = campaign.undecided.values.reduce(0, +)
    #expect(undecided * 100 < campaign.parameters)
    #expect(campaign.undecidable * 100 < campaign.caught)
  }
}
