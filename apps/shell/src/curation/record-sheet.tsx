import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { wordFullInstant } from '@wadah/ui/words'
import { useSession } from '../session/session.tsx'
import type { ApiOutputs } from '../trpc.ts'
import styles from './record-sheet.module.css'
import { tallyChecks } from './tally-checks.ts'

type DecisionRecord = ApiOutputs['curation']['record']

/** What fits on one page; the whole stands in Wadah under the same number. */
const mostLines = 10

/** One page, in Indonesian whatever the interface speaks: it is filed. */
export function RecordSheet({ record }: { record: DecisionRecord }) {
  const { i18n } = useTranslation()
  const t = i18n.getFixedT('id')
  const { city } = useSession()
  const words = { locale: 'id' as const, utcOffsetMinutes: city.utcOffsetMinutes }
  const { decision, related, release, diff, checks, auditHash } = record
  const at = Date.parse(decision.at)
  const shown = diff.widening.slice(0, mostLines)
  const doubtful = checks.filter(({ outcome }) => outcome !== 'passed')
  return (
    <article className={styles['sheet']} data-theme="terang" data-density="desk" lang="id">
      <header>
        <p>Pemerintah {record.city}</p>
        <h1>BERITA ACARA KURASI</h1>
        <p>
          Nomor {decision.id}/KURASI/{new Date(at).getUTCFullYear()}
        </p>
      </header>
      <p>
        Pada {wordFullInstant(at, words)}, {decision.policy === null ? decision.by : 'Wadah'}
        {decision.officeName !== undefined && `, ${decision.officeName},`} memutuskan rilis di bawah ini:{' '}
        <b>{t(`curation.act.${decision.act}`).toUpperCase()}</b>
        {decision.isFinal ? '' : ' (menunggu orang kedua)'}
        {decision.isEmergency && ' (tindakan darurat)'}.
      </p>
      <dl>
        <Fact name="Rilis">
          {release.title} ({release.plugin}) versi {release.version}
        </Fact>
        <Fact name="Sidik rilis">
          <code>{release.hash}</code>
        </Fact>
        <Fact name="Pemilik">
          {release.opdName}; {release.office}
        </Fact>
        <Fact name="Diajukan">
          {wordFullInstant(Date.parse(release.submittedAt), words)}, disegel kunci <code>{release.keyId}</code>
        </Fact>
        {decision.tier !== undefined && <Fact name="Tingkat isolasi">{t(`curation.tier.${decision.tier}.means`)}</Fact>}
        <Fact name="Alasan">{decision.reason}</Fact>
        {decision.countersignBy !== undefined && (
          <Fact name="Tanda tangan kedua">paling lambat {wordFullInstant(Date.parse(decision.countersignBy), words)}</Fact>
        )}
      </dl>
      <h2>Yang diminta rilis ini{diff.against === undefined ? ' (rilis pertama)' : ` dibanding ${diff.against}`}</h2>
      {diff.widening.length === 0 ? <p>Tidak meminta apa pun yang baru.</p> : null}
      <ul>
        {shown.map((change) => (
          <li key={`${change.kind} ${change.where} ${change.text.id}`}>{change.text.id}</li>
        ))}
        {diff.widening.length > shown.length && <li>dan {diff.widening.length - shown.length} hal lain, terbaca di Wadah.</li>}
      </ul>
      <h2>Pemeriksaan: {tallyChecks(checks, t)}</h2>
      <ul>
        {doubtful.map(({ check, outcome, summary }) => (
          <li key={check}>
            {t(`curation.check.${check}`)}
            {outcome !== 'not-run' && ` (${t(`curation.outcome.${outcome}`)})`}: {summary.id}
          </li>
        ))}
      </ul>
      {related.length > 0 && (
        <>
          <h2>Keputusan yang berkaitan</h2>
          <ul>
            {related.map((one) => (
              <li key={one.id}>
                {wordFullInstant(Date.parse(one.at), words)}: {t(`curation.act.${one.act}`)} oleh {one.by}
                {one.officeName !== undefined && `, ${one.officeName}`}. {one.reason}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={styles['signatures']}>
        <p>
          Yang memutuskan
          <span>{decision.policy === null ? decision.by : 'Wadah, menurut kebijakan'}</span>
          {decision.officeName ?? ''}
        </p>
        <p>
          Mengetahui
          <span />
          {release.opdName}
        </p>
      </div>
      <footer>
        Segel jejak audit: <code>{auditHash}</code>. Dicetak dari Wadah; keaslian diperiksa pada jejak audit dengan segel ini.
      </footer>
    </article>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
