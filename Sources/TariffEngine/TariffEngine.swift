// The one import for callers: the numbers, the model and the messages come with the engine.
@_exported import Diagnostics
@_exported import Exact
@_exported import Installments
@_exported import TariffKernel
