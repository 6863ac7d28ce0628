import Glibc

Interrupt.install()
exit(Tool.run(Array(CommandLine.arguments.dropFirst())).rawValue)
