import { defineConfig } from 'vitest/config'
import { SlowestReporter } from './tooling/vitest/slowest-reporter.ts'

// One run for the whole workspace: two cores are shared by the files, and one closing line tells the truth.
export default defineConfig({
  test: {
    projects: ['apps/*', 'packages/*', 'plugins/*', 'tooling/*'],
    reporters: ['default', new SlowestReporter()],
    maxWorkers: 2,
  },
})
