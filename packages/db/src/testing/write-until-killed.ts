// A process of the kill test: writes rows one by one and says of each that it was acknowledged, until somebody kills it.
import { openDatabase } from '../open.ts'
import { writeSetting } from '../queries/settings.ts'

const [folder = '', round = ''] = process.argv.slice(2)
const database = await openDatabase({ dataDir: folder })
for (let count = 0; ; count += 1) {
  const key = `kill-${round}-${count}`
  await database.transaction((tx) => writeSetting(tx, key, { count }))
  process.send?.(key)
}
