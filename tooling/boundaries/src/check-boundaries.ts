// Proves the layers: first that every rule catches a violation planted for it, then that the workspace has none.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cruiseLayers } from './cruise-layers.ts'
import { layerRules } from './layer-rules.ts'
import { idleNetworkUsers, networkOffenders } from './network-offenders.ts'
import { environmentOffenders, pluginNamers } from './read-environment.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const planted = join(import.meta.dirname, '..', 'planted')
/** Far below what the workspace holds; a checker that sees less has gone blind, as it does under a TypeScript it cannot read. */
const fewestModules = 200

const problems: string[] = []

const proof = await cruiseLayers(planted)
const caught = new Set(proof.violations.map((violation) => violation.rule.name))
for (const rule of layerRules)
  if (rule.name && !caught.has(rule.name)) problems.push(`The planted violation of “${rule.name}” was not caught.`)
if (environmentOffenders(planted).length === 0) problems.push('The planted reader of process.env was not caught.')
if (pluginNamers(planted, ['opd-topic']).length === 0) problems.push('The planted core file that names a plugin was not caught.')
if (networkOffenders(planted).length === 0) problems.push('The planted file that tells somebody else was not caught.')

const report = await cruiseLayers(root)
if (report.modules < fewestModules) problems.push(`Only ${report.modules} modules were seen; at least ${fewestModules} were expected.`)
for (const { rule, from, to } of report.violations) problems.push(`${rule.name}: ${from} → ${to}`)
for (const file of environmentOffenders(root)) problems.push(`process.env is read in ${file}; only the files listed in layers.ts may.`)
for (const file of networkOffenders(root)) problems.push(`A connection is opened in ${file}; only the files listed in layers.ts may.`)
for (const file of idleNetworkUsers(root)) problems.push(`${file} opens no connection, but stands among those that do in layers.ts.`)
for (const file of pluginNamers(root, readdirSync(join(root, 'plugins')))) problems.push(`Core code names a plugin: ${file}`)

if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}
console.log(`Layers hold: ${report.modules} modules, ${layerRules.length} rules, each proven by a planted violation.`)
