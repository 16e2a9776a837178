import type { Reporter, TestModule } from 'vitest/node'

function moduleSeconds(module: TestModule): number {
  const { collectDuration, setupDuration, duration } = module.diagnostic()
  return (collectDuration + setupDuration + duration) / 1000
}

/** Prints the ten slowest test files and one plain closing line. */
export class SlowestReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed' || state === 'failed' || state === 'skipped') counts[state] += 1
      }
      // A file that could not even be collected has no tests to count, but it is a failure.
      if (module.state() === 'failed' && counts.failed === 0 && [...module.children.allTests()].length === 0) counts.failed += 1
    }
    const slowest = modules.toSorted((a, b) => moduleSeconds(b) - moduleSeconds(a)).slice(0, 10)
    process.stdout.write('\nTen slowest test files\n')
    for (const module of slowest) process.stdout.write(`  ${moduleSeconds(module).toFixed(1).padStart(6)} s  ${module.relativeModuleId}\n`)
    process.stdout.write(`\ntests: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
  }
}
