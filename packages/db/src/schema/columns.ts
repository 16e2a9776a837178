import { customType, timestamp } from 'drizzle-orm/pg-core'

/** An instant with time zone, as `Date`. */
export function instant() {
  return timestamp({ withTimezone: true, mode: 'date', precision: 3 })
}

/** Raw bytes. The two drivers hand out `Uint8Array` and `Buffer`; both become `Buffer` here. */
export const bytes = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  toDriver: (value) => value,
})
