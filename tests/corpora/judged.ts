/** A search as a person types it, and where it should lead: any of these things; with `section`, to the section with this anchor there. */
export interface Judged {
  readonly q: string
  readonly right: readonly string[]
  readonly section?: string
}

const k8s = (path: string) => `wiki-kubernetes-community/${path}.md`
const rap = (path: string) => `wiki-rap-cop/docs/${path}.md`
const guide = (path: string) => `wiki-opensource-guide/_articles/${path}.md`
const inner = (path: string) => `wiki-innersource-patterns/patterns/${path}.md`
const methods = (path: string) => `wiki-18f-methods/_methods/${path}.md`
const foam = (path: string) => `vault-foam-docs/docs/user/${path}.md`
const bullet = (path: string) => `vault-silverbullet-docs/docs/${path}.md`
const math = (number: number) => `qa-matheducators-2014/${number}`
const conlang = (number: number) => `qa-conlang-meta-2020/${number}`
const french = (number: number) => `qa-french-meta-2021/${number}`

const to = (q: string, ...right: string[]): Judged => ({ q, right })
const toSection = (q: string, section: string, ...right: string[]): Judged => ({ q, right, section })

/** Written by hand, from knowing what there is and not from its words; a third of them mistyped, in the plural, half typed or too long. */
export const JUDGED: readonly Judged[] = [
  // Pages, by what people would call them.
  to('voting with dots', methods('dot-voting')),
  to('five whys root cause', methods('five-whys')),
  to('sorting cards with users', methods('card-sorting')),
  to('how do I recruit people for research', methods('recruiting')),
  to('persona', methods('personas')),
  to('lean cofee', methods('lean-coffee')),
  to('wirefarming', methods('wireframing')),
  to('affinity maps', methods('affinity-mapping')),
  to('service bluprint', methods('service-blueprint'), 'wiki-18f-methods/pages/service-blueprint-example.md'),
  to(
    'virtual enviroment python',
    rap('training_resources/python/virtual-environments/why-use-virtual-environments'),
    rap('training_resources/python/virtual-environments/venv'),
  ),
  to('git hooks', rap('training_resources/git/githooks')),
  to('thin slice pipeline', rap('implementing_RAP/thin-slice-strategy')),
  to('levels of rap', rap('introduction_to_RAP/levels_of_RAP')),
  to('pyspark style', rap('training_resources/pyspark/pyspark-style-guide')),
  to('when should I stop coding', rap('training_resources/coding_tips/when-to-stop-coding')),
  to('unit tests for field definitions', rap('training_resources/python/unit-testing-field-definitions')),
  to('tidy data', rap('implementing_RAP/workflow/tidy-data')),
  to('get paid for open source', guide('getting-paid')),
  to('welcoming comunity', guide('building-community')),
  to('maintainer burnout', guide('maintaining-balance-for-open-source-maintainers')),
  to('why do I need a code of conduct', guide('code-of-conduct')),
  to('measuring success of open source metrics', guide('metrics')),
  to(
    '30 day warranty',
    inner('2-structured/30-day-warranty'),
    'wiki-innersource-patterns/translation/es/patterns/30-day-warranty.md',
    'wiki-innersource-patterns/translation/ja/patterns/30-day-warranty.md',
  ),
  to('praise contributors', inner('2-structured/praise-participants')),
  to('not invented here', inner('1-initial/not-invented-here')),
  to('flaky test', k8s('contributors/devel/sig-testing/flaky-tests')),
  to('kubernetes youtube channel rules', k8s('communication/youtube/youtube-guidelines')),
  to('becoming a member of the community', k8s('community-membership')),
  to('api review', k8s('sig-architecture/api-review-process')),
  to(
    'replacing blacklist and whitelist',
    k8s('sig-architecture/naming/recommendations/002-blacklist-whitelist-allowlist-denylist'),
  ),
  to('wacth latency', k8s('sig-scalability/slos/watch_latency')),
  to('daily note', foam('features/daily-notes')),
  to('publish notes to github pages', foam('publishing/publish-to-github-pages')),
  to('pasting images clipboard', foam('features/paste-images-from-clipboard')),
  to('graph veiw', foam('features/graph-view')),
  to('export pdf', foam('recipes/export-to-pdf')),
  to('comand palette', bullet('Command Palette')),
  to('end user programing', bullet('End-User Programming')),
  to('local frist', bullet('Local First')),
  // Sections.
  toSection(
    'which license should my project have',
    'h-which-open-source-license-is-appropriate-for-my-project',
    guide('legal'),
  ),
  toSection('apply for a grant', 'h-apply-for-grant-funding', guide('getting-paid')),
  toSection(
    'writing a good flake report',
    'h-writing-a-good-flake-report',
    k8s('contributors/devel/sig-testing/flaky-tests'),
  ),
  toSection(
    'silver rap best practice',
    'h-silver-rap-implementing-best-practice',
    rap('introduction_to_RAP/levels_of_RAP'),
  ),
  toSection('daily note templates', 'h-daily-note-templates', foam('features/daily-notes')),
  toSection('ssh tunnel silverbullet', 'h-ssh-tunnel', bullet('TLS')),
  toSection(
    'commit forced through git hook',
    'h-what-if-a-commit-is-forced-through-a-git-hook',
    rap('training_resources/git/githooks'),
  ),
  // Questions.
  to('encourage women in mathematics', math(584)),
  to('difference between sequences and series', math(925)),
  to('pi or tau', math(530)),
  to('how long should my exam be', math(148), math(987)),
  to('students do not come to office hours', math(1639)),
  to('mathematical maturty', math(1403)),
  to('kumon', math(710)),
  to('peer instruction maths', math(643)),
  to('is esperanto on topic', conlang(21)),
  to('topic challange phonology', conlang(146)),
  to('name of our chatroom', conlang(6)),
  to('homework questions devoirs', french(427)),
  to('accents dans les tags', french(105)),
  to('expressions idiomatiques', french(240)),
  // Other languages and scripts.
  to('côté légal open source', guide('fr/legal')),
  to('communaute accueillante', guide('fr/building-community')),
  to('مدونة السلوك', guide('ar/code-of-conduct')),
  to('寻找用户', guide('zh-hans/finding-users')),
  to('メトリクス', guide('ja/metrics')),
  to('garantia de 30 dias', 'wiki-innersource-patterns/translation/es/patterns/30-day-warranty.md'),
]
