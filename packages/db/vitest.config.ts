import { defineConfig } from 'vitest/config'

// Real databases are opened and filled here, on cores that other suites use as well.
export default defineConfig({ test: { name: '@wadah/db', testTimeout: 60_000, hookTimeout: 60_000 } })
