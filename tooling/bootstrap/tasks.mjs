// What each root command runs, in order. Everything here may use the installed packages and the pinned Node.

// turbo looks for a pnpm on the PATH; on a bare machine only the one that npx brings can put itself there.
const turbo = (...args) => ({
  command: 'pnpm',
  args: ['exec', 'turbo', 'run', ...args, '--output-logs=errors-only', '--log-order=grouped'],
})
const node = (script, ...args) => ({ command: 'node', args: [script, ...args] })

const built = { ...turbo('build', 'pack'), say: 'building the shell and packing the plugins (nothing to do when unchanged) …' }

/** Each task takes the words after the command and gives its steps. */
export const tasks = {
  start: (args) => [built, node('apps/server/src/main.ts', ...args)],
  dev: (args) => [built, node('tooling/dev/src/dev.ts', ...args)],
  test: (args) => [
    node('tooling/services/src/ensure-services.ts'),
    built,
    { command: 'vitest', args: ['run', '--testTimeout=60000', '--hookTimeout=120000', ...args] },
  ],
  check: () => [
    { command: 'oxlint', args: ['--deny-warnings'], say: 'lint …' },
    { command: 'oxfmt', args: ['--check'], say: 'format …' },
    { ...turbo('typecheck'), say: 'types …' },
    { ...node('tooling/boundaries/src/check-boundaries.ts'), say: 'layers …' },
    { command: 'knip', args: ['--no-progress'], say: 'unused …' },
    { ...node('tooling/generators/src/generated-is-fresh.ts'), say: 'generated files …' },
    { ...node('tooling/lint/src/style-facts.ts'), say: 'sizes …' },
    { ...node('tooling/lint/src/published-packages.ts'), say: 'packages as installed …' },
  ],
  bench: (args) => [node('tooling/services/src/ensure-services.ts'), built, node('tooling/bench/src/bench.ts', ...args)],
  wadah: (args) => [node('packages/plugin-cli/bin/wadah.js', ...args)],
}
