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
      const states = [...module.children.allTests()].map((test) => test.result().state)
      for (const state of states) if (state === 'passed' || state === 'failed' || state === 'skipped') counts[state] += 1
      // A file may fail without a failed test: it could not be read, or its set-up broke.
      if (module.state() === 'failed' && !states.includes('failed')) counts.failed += 1
    }
    const slowest = modules.toSorted((a, b) => moduleSeconds(b) - moduleSeconds(a)).slice(0, 10)
    process.stdout.write('\nTen slowest test files\n')
    for (const module of slowest) process.stdout.write(`  ${moduleSeconds(module).toFixed(1).padStart(6)} s  ${module.relativeModuleId}\n`)
    process.stdout.write(`\ntests: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
  }
}
