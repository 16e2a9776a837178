// Looks at every package and plugin that can be published as those who install it will find it (publint --strict), and refuses what would fail them.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

interface PackageFile {
  name: string
  private?: boolean
}

const root = join(import.meta.dirname, '..', '..', '..')
const folders = ['packages', 'plugins'].flatMap((group) => readdirSync(join(root, group)).map((name) => join(root, group, name)))

let looked = 0
for (const pkgDir of folders) {
  const manifest = JSON.parse(readFileSync(join(pkgDir, 'package.json'), 'utf8')) as PackageFile
  if (manifest.private !== false) continue
  looked++
  const { messages, pkg } = await publint({ pkgDir, strict: true, pack: false, level: 'warning' })
  for (const message of messages) console.error(`${manifest.name}: ${formatMessage(message, pkg) ?? message.code}`)
  if (messages.length > 0) process.exitCode = 1
}
console.log(`${looked} publishable packages.`)
