import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** What a hash costs; written into it, so that it can grow without anybody choosing a new password. */
interface Cost {
  N: number
  r: number
  p: number
}

/** 32 MiB and about a fifth of a second: what OWASP asks of scrypt with little memory. */
const present: Cost = { N: 2 ** 15, r: 8, p: 3 }
/** Of hashes made before costs were written down. */
const former: Cost = { N: 2 ** 14, r: 16, p: 1 }
/** Above this a hash that somebody wrote into the database would keep the server busy. */
const most: Cost = { N: 2 ** 18, r: 32, p: 16 }
const keyBytes = 64

function derive(password: string, salt: string, { N, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same letters typed on another machine may be other code points.
    scrypt(password.normalize('NFKC'), salt, keyBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}

/** Hashes a password by scrypt: `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16).toString('hex')
  const key = await derive(password, salt, present)
  return ['scrypt', present.N, present.r, present.p, salt, key.toString('hex')].join('$')
}

interface ParsedHash {
  cost: Cost
  salt: string
  key: Buffer
}

function parse(hash: string): ParsedHash | undefined {
  const now = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([0-9a-f]+)\$([0-9a-f]+)$/.exec(hash)
  if (now !== null) {
    const [, N, r, p, salt = '', key = ''] = now
    const cost = { N: Number(N), r: Number(r), p: Number(p) }
    const isWithin = cost.N <= most.N && cost.r <= most.r && cost.p <= most.p
    return isWithin ? { cost, salt, key: Buffer.from(key, 'hex') } : undefined
  }
  const [salt, key] = hash.split(':')
  return salt && key ? { cost: former, salt, key: Buffer.from(key, 'hex') } : undefined
}

/** Tells whether a password is the one a hash was made of; false for what is no hash. */
export async function isPasswordOf(hash: string, password: string): Promise<boolean> {
  const parsed = parse(hash)
  if (parsed === undefined || parsed.key.length !== keyBytes) return false
  return timingSafeEqual(await derive(password, parsed.salt, parsed.cost), parsed.key)
}
