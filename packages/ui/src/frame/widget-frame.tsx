import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { Locale } from '@wadah/contracts/texts'
import type { ReactNode } from 'react'
import type { FrameCondition } from './frame-condition.ts'
import { FrameContent } from './frame-content.tsx'
import { FrameExplanation } from './frame-explanation.tsx'
import { FrameFoot } from './frame-foot.tsx'
import { FrameHeader } from './frame-header.tsx'
import { judgeFrame } from './judge-frame.ts'
import { viewFrame } from './view-frame.ts'
import { wordPartlyClosed } from './word-condition.ts'
import styles from './widget-frame.module.css'

/** Props of {@link WidgetFrame}. */
export interface WidgetFrameProps {
  /** `<plugin id>/<widget id>`; stands in `data-widget`. */
  widget: string
  /** Version of the release that draws; stands in `data-release`. */
  release?: string
  title: string
  opd: string
  locale: Locale
  /** Facts of every feed the widget reads; the worst decides. */
  facts: readonly FeedFacts[]
  /** Server time, epoch ms. */
  now: number
  /** What the shell itself knows of the widget. Default `{ kind: 'live' }`: draw what the feeds say. */
  condition?: FrameCondition
  /** Whether the widget has painted; until then its picture or a skeleton stands in its place. Default true. */
  painted?: boolean
  /** Whether the live stream stands; false while offline. Default true. */
  live?: boolean
  /** Last picture of the widget, shown inert until it paints and when it crashed. */
  picture?: { src: string }
  /** The OPD's own words about a stale feed, and who was told. */
  explanation?: string
  /** Opens the detail; the title becomes a button. */
  onOpen?: () => void
  /** Runs the feed again; offered on a lost connection. */
  onRetry?: () => void
  /** Loads a crashed widget again. */
  onReload?: () => void
  /** Asks what restricted data is read for; offered where saying so opens it. */
  onStatePurpose?: () => void
  /** Parts of the data are shown only after saying what for. */
  isPartlyClosed?: boolean
  /** At the right of the header, e.g. a menu. */
  actions?: ReactNode
  /** The widget. Stays mounted while a placeholder covers it. */
  children?: ReactNode
}

/**
 * The frame the shell draws round every widget: rule, title, OPD, content and the foot that makes the number trustworthy.
 *
 * @remarks Judges freshness by itself from `facts` and `now`, so it is right without a server. The foot is never hidden.
 */
export function WidgetFrame(props: WidgetFrameProps) {
  const { condition = { kind: 'live' }, painted = true, live = true, locale, facts, now } = props
  const judgement = judgeFrame(facts, now)
  const view = viewFrame({
    condition,
    judgement,
    painted,
    hasPicture: props.picture !== undefined,
    locale,
    now,
    opd: props.opd,
    release: props.release,
  })
  const actions = {
    retry: props.onRetry && { label: locale === 'id' ? 'Coba lagi' : 'Try again', onPress: props.onRetry },
    reload: props.onReload && { label: locale === 'id' ? 'Muat ulang widget' : 'Reload widget', onPress: props.onReload },
    purpose: props.onStatePurpose && { label: locale === 'id' ? 'Nyatakan keperluan' : 'Say what for', onPress: props.onStatePurpose },
    none: undefined,
  }
  const action = actions[view.action]
  return (
    <section
      className={styles['frame']}
      role="region"
      aria-label={props.title}
      data-state={view.state}
      data-simulated={judgement.simulated}
      data-condition={condition.kind}
      data-widget={props.widget}
      data-release={props.release}
      data-freshness={judgement.decisive?.age.age ?? 'empty'}
      data-run={judgement.failing ? 'failing' : 'ok'}
      data-as-of={judgement.asOf === undefined ? undefined : new Date(judgement.asOf).toISOString()}
      data-painted={painted}
      data-live={live}
    >
      <FrameHeader title={props.title} opd={props.opd} onOpen={props.onOpen} actions={props.actions} />
      <FrameContent view={view} keep={condition.kind === 'live' || condition.kind === 'crashed'} picture={props.picture} action={action}>
        {props.children}
      </FrameContent>
      {props.isPartlyClosed === true && view.content === 'widget' && view.line === undefined && (
        <FrameExplanation state="neutral" words={wordPartlyClosed(locale)} action={actions.purpose} />
      )}
      {view.line && (
        <FrameExplanation
          state={view.state}
          words={view.line}
          more={view.state === 'stale' ? props.explanation : undefined}
          action={action}
        />
      )}
      <FrameFoot foot={view.foot} />
    </section>
  )
}
