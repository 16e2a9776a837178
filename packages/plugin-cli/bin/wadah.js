#!/usr/bin/env node
// Plain JavaScript, so that an older Node can still say what is missing: it cannot read TypeScript.
const oldest = 24
if (Number(process.versions.node.split('.')[0]) < oldest) {
  process.stderr.write(
    `✖ wadah needs Node ${oldest} or newer; this is ${process.version}. In the folder of Wadah, “npm run wadah -- <command>” brings its own.\n`,
  )
  process.exitCode = 1
} else {
  await import('../src/main.ts')
}
