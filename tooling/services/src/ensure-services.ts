// Makes sure the real services the tests need are on this machine, and installs what is missing where that is allowed.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'

interface Service {
  name: string
  debianPackages: string[]
  megabytes: number
  isThere: () => boolean
}

const services: Service[] = [
  { name: 'Chromium', debianPackages: ['chromium', 'fonts-liberation'], megabytes: 420, isThere: () => existsSync('/usr/bin/chromium') },
  {
    name: 'PostgreSQL',
    debianPackages: ['postgresql'],
    megabytes: 60,
    isThere: () => globSync('/usr/lib/postgresql/*/bin/postgres').length > 0,
  },
]

const missing = services.filter((service) => !service.isThere())

async function mayInstall(): Promise<boolean> {
  if (process.env.WADAH_INSTALL === '0') return false
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  if (!process.stdin.isTTY || process.env.CI) return true
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await lines.question('Install them now with apt-get? [y/N] ')
  lines.close()
  return /^y/i.test(answer)
}

function install(packages: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const result = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
    if (result.status !== 0) console.error(`apt-get ${args[0]} failed; see the lines above.`)
  }
}

if (missing.length > 0) {
  const packages = missing.flatMap((service) => service.debianPackages)
  const size = missing.reduce((sum, service) => sum + service.megabytes, 0)
  console.log(
    `Tests need ${missing.map((service) => service.name).join(' and ')}: Debian packages ${packages.join(', ')}, about ${size} MB.`,
  )
  if (await mayInstall()) {
    console.log('Installing them …')
    install(packages)
  }
  const still = services.filter((service) => !service.isThere()).map((service) => service.name)
  if (still.length > 0 && process.env.WADAH_REQUIRE_SERVICES === '1') {
    console.error(`✖ ${still.join(' and ')} could not be had, and WADAH_REQUIRE_SERVICES=1 demands every service.`)
    process.exit(1)
  }
  if (still.length > 0) console.log(`Suites that need ${still.join(' or ')} will be skipped by name.`)
}
