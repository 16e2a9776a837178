import { defineConfig } from 'vitest/config'

// Stories start servers and browsers of their own: one file at a time, whatever the number of cores.
export default defineConfig({
  test: { fileParallelism: false, testTimeout: 60_000, hookTimeout: 120_000, maxConcurrency: 1, sequence: { concurrent: false } },
})
