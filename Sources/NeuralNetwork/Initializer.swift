/// A way to draw a layer's parameters.
public protocol Initializer: Component {}
