//! Every term with its explanation, in the order of the places where it is met first.

use super::Entry;

pub(super) const CASELOAD: Entry = Entry {
    name: "Caseload",
    said: "The cases that one worker holds at one moment, counted within each team. Cases that wait \
           without a worker are in nobody\u{2019}s caseload.",
    source: "",
};

pub(super) const AVERAGE_CASELOAD: Entry = Entry {
    name: "Average caseload",
    said: "The cases that workers hold, for each worker, by the average that is chosen. A service \
           area, a role and all teams are worked out from their own cases and workers, never as an \
           average of averages.",
    source: "",
};

pub(super) const SERVICE_AREA: Entry = Entry {
    name: "Service area",
    said: "A group of teams, as a column of your files names it. It is never guessed from the names \
           of teams.",
    source: "",
};

pub(super) const WORKERS: Entry = Entry {
    name: "Workers",
    said: "Those who held a case in at least one audit month, each counted once, also where a row \
           is of several teams. Where the heading has a date: those who held one then.",
    source: "",
};

pub(super) const FTE: Entry = Entry {
    name: "FTE, also WTE",
    said: "Full-time equivalent: contracted hours divided by those of a full-time post. 29.6 hours \
           of 37 are 0.8. Repeated on several case rows it counts once; staffing rows of one worker \
           for two teams are added up.",
    source: "",
};

pub(super) const UNALLOCATED: Entry = Entry {
    name: "Unallocated",
    said: "A case that has a team and no worker: the waiting list. It is in no average and stands \
           beside it. Words such as Duty or Waiting list in place of a worker mean none; Check lets \
           you decide otherwise.",
    source: "",
};

pub(super) const SNAPSHOT: Entry = Entry {
    name: "Snapshot",
    said: "The cases open at one moment, mostly at the close of a month\u{2019}s last day; a case \
           closed that day is not among them. Of two snapshots of a team in one month the later \
           counts. A date in a heading is the snapshot\u{2019}s.",
    source: "",
};

pub(super) const AUDIT_MONTHS: Entry = Entry {
    name: "Audit months",
    said: "The months that averages are taken over. Until you choose, they are all that the files \
           hold, at most the latest twelve; where there are allocations, the latest complete ones, at \
           most three.",
    source: "",
};

pub(super) const MEAN_OF_MONTHLY_AVERAGES: Entry = Entry {
    name: "Mean of monthly averages",
    said: "Cases divided by workers in each month, then the mean of the months. Each month weighs the \
           same: 60, 60 and 66 cases held by 3, 2 and 4 workers give 20, 30 and 16.5, and their mean \
           is 22.2.",
    source: "As published audits have it, \u{201c}averaged over the months\u{201d}.",
};

pub(super) const POOLED_AVERAGE: Entry = Entry {
    name: "Pooled average",
    said: "The cases of all months divided by the workers of all months. A month with more workers \
           weighs more: 60, 60 and 66 cases held by 3, 2 and 4 workers are 186 \u{f7} 9 = 20.7.",
    source: "",
};

pub(super) const PERSON_DAY_AVERAGE: Entry = Entry {
    name: "Person-day average",
    said: "Days on which cases are held, divided by days on which workers hold any; it needs \
           allocations. Two cases for 10 days and one for 20 more are 40 case days in 30 worker \
           days: 1.3. Cases that open and close between month ends count.",
    source: "",
};

pub(super) const CASES_PER_FTE: Entry = Entry {
    name: "Cases per FTE",
    said: "Cases divided by the full-time equivalents of their workers: 18 cases of a worker with \
           0.6 FTE are 30. Workers whose FTE is not known or is 0 are left out, with their cases.",
    source: "After the Department for Education, Children\u{2019}s social work workforce.",
};

pub(super) const UNIT_OF_COUNT: Entry = Entry {
    name: "Distinct cases, distinct people, rows",
    said: "What counts as one, for each worker, team and month. Two cases of one person, on five rows, \
           are 2 cases, 1 person or 5 rows. A row without a case ID is a case of its own.",
    source: "",
};

pub(super) const CASE_HOLDER: Entry = Entry {
    name: "Case holder",
    said: "A worker who holds at least one case in the team at that moment. Whoever holds none is in \
           no average, unless cases are divided by all staff in post.",
    source: "",
};

pub(super) const STAFF_IN_POST: Entry = Entry {
    name: "Staff in post",
    said: "Whoever fills a post in the team at the snapshot, by the staffing file, and everybody else \
           who holds a case there. 60 cases, four holders and one colleague without any: the average \
           is 12, not 15.",
    source: "",
};

pub(super) const AGENCY: Entry = Entry {
    name: "Agency worker",
    said: "A worker whom the staffing file marks as coming from an agency. Whoever is not \
           marked counts as not from one.",
    source: "",
};

pub(super) const MANAGER: Entry = Entry {
    name: "Manager",
    said: "A worker whose role names a manager, team leader, head or director. Care managers and \
           case managers hold cases and are not taken for managers.",
    source: "",
};

pub(super) const ABSENCE: Entry = Entry {
    name: "Absent, on long-term absence",
    said: "A worker for whom the staffing file gives an absence at the snapshot, whatever the reason. \
           How long it lasts the tool cannot tell: let the file name only those who are away for \
           long.",
    source: "",
};

pub(super) const ROLE: Entry = Entry {
    name: "Role",
    said: "A worker\u{2019}s job, as the caseload files name it or, where they do not, the staffing \
           file. Where rows of a worker in a team name several, the most frequent counts.",
    source: "",
};

pub(super) const STANDARD_ERROR: Entry = Entry {
    name: "Standard error",
    said: "How far a team\u{2019}s average may be off by chance: the standard deviation between \
           workers of one team, divided by the square root of how many they are. 6 cases and 9 \
           workers give 6 \u{f7} 3 = 2.",
    source: "",
};

pub(super) const FUNNEL: Entry = Entry {
    name: "Funnel of limits",
    said: "Averages by size of team, between limits 2 and 3 standard errors from the average of all \
           teams. They are wide for small teams, whose averages vary more by chance. A point outside \
           is a question, not a verdict.",
    source: "Funnel plots, after Spiegelhalter, 2005.",
};

pub(super) const MEDIAN: Entry = Entry {
    name: "Median",
    said: "The one in the middle: half are that many or fewer. Of 8, 10, 12, 15 and 30 it is \
           12, while the mean is 15. Of an even number, the mean of the two in the middle.",
    source: "",
};

pub(super) const QUARTILES: Entry = Entry {
    name: "Lower quartile, upper quartile, middle half",
    said: "A quarter of the workers hold the lower quartile or fewer, three quarters the upper or \
           fewer; between them is the middle half. Of 8, 10, 12, 15 and 30 cases they are 10 and 15.",
    source: "Type 7 of Hyndman and Fan, 1996, as QUARTILE.INC in a spreadsheet.",
};

pub(super) const TOP_FIFTH: Entry = Entry {
    name: "Held by the top fifth",
    said: "What the fifth of the workers with the most hold, of all cases. Of 8, 10, 12, 15 and 30 it \
           is 30 of 75: 40%. Where all hold as many it is 20%. Of fewer than five workers there is none.",
    source: "",
};

pub(super) const NORMAL_NUMBER: Entry = Entry {
    name: "Normal number",
    said: "What a full-time worker of a team normally holds, as you enter it; no rule sets it. Part-time \
           workers are compared with their share: with a normal number of 20, one of 0.5 FTE is above \
           it from 11 cases.",
    source: "",
};

pub(super) const DFE_BANDS: Entry = Entry {
    name: "Bands of cases per FTE",
    said: "Workers by what they hold for each FTE: 1 to under 5, 5 to under 10 and so on to 50. Those \
           under 1, over 50 or without a known FTE stand apart, because the census leaves them out.",
    source: "Department for Education, Children\u{2019}s social work workforce.",
};

pub(super) const NEWLY_QUALIFIED: Entry = Entry {
    name: "Newly qualified (ASYE)",
    said: "In the assessed and supported year in employment, by the staffing file or, where it is \
           silent, by the words of the role. A weighting scheme gives them less to carry: with \
           a factor of 0.9, 1 FTE counts as 0.9.",
    source: "",
};

pub(super) const STARTERS_AND_LEAVERS: Entry = Entry {
    name: "Starters, leavers",
    said: "A starter holds cases in the last audit month and held none anywhere in the first; a \
           leaver the other way round. This is told by cases, not by contracts, and misses who came \
           and went in between.",
    source: "",
};

pub(super) const MOVED: Entry = Entry {
    name: "Moved in, moved out",
    said: "Whoever holds cases here in the last audit month and held them only elsewhere in the first \
           has moved in; the other way round, moved out.",
    source: "",
};

pub(super) const SCHEME: Entry = Entry {
    name: "Weighting scheme",
    said: "The numbers by which cases weigh points or hours, and by which it is worked out what a worker \
           can carry. None is national. Those that come with the page are illustrative: \
           examples, nobody\u{2019}s agreed policy.",
    source: "",
};

pub(super) const FINGERPRINT: Entry = Entry {
    name: "Fingerprint of a scheme",
    said: "A code of 12 letters and digits, worked out from a scheme\u{2019}s name, revision and numbers. \
           If one of them changes, so does the code; the same code means the same scheme. It says by \
           which scheme figures are weighted.",
    source: "",
};

pub(super) const POINTS: Entry = Entry {
    name: "Points",
    said: "What a case weighs: those for its type, complexity, risk, travel and flags such as \
           safeguarding, added up. 3 for high complexity, 1 for low risk and 25 minutes of travel \
           \u{d7} 0.02 are 4.5. A scheme may count hours instead.",
    source: "",
};

pub(super) const WEIGHTED: Entry = Entry {
    name: "Weighted",
    said: "With what each case weighs in place of the number of cases. Two workers with 10 cases of \
           2 points and 10 of 4 hold 10 cases each on average, and 30 points.",
    source: "",
};

pub(super) const NOT_FULLY_SCORED: Entry = Entry {
    name: "Not fully scored, unscored",
    said: "A case that lacks a value the scheme scores by, or has one that the scheme does not know. \
           It gets what the scheme states for that, and is counted here in each month.",
    source: "",
};

pub(super) const ORDER: Entry = Entry {
    name: "Order as counted, order as weighted",
    said: "The place of a row by its average: 1 is the highest, and equal ones share a place. The two \
           side by side show what weighting changes. They do not say which team is good.",
    source: "",
};

pub(super) const CAPACITY: Entry = Entry {
    name: "Capacity",
    said: "What a worker can carry by the scheme: full time \u{d7} FTE, less for newly qualified \
           workers, fixed duties and absence. Of 100 points for full time, 15 of them for fixed \
           duties, 0.8 FTE carries 80 \u{2212} 12 = 68.",
    source: "",
};

pub(super) const UTILISATION: Entry = Entry {
    name: "Utilisation",
    said: "What is held divided by capacity, of workers whose capacity is known: 61.2 of 68 points \
           are 90%. Above 100%, more is held than can be carried by the scheme.",
    source: "",
};

pub(super) const BANDS_OF_UTILISATION: Entry = Entry {
    name: "Workers by use of capacity",
    said: "How many workers are in each band of utilisation: below 95%, 95% to under 100%, 100% to \
           under 110%, 110% and over. The band is decided before rounding.",
    source: "Bands of the National Probation Service, workload measurement, 2005.",
};

pub(super) const ROOM_LEFT: Entry = Entry {
    name: "Room left",
    said: "Head-room: capacity less what is held; below 0 where more is held than can be carried. In \
           average cases it is divided by what a case weighs: 12 points of room, at 4.5 a case, \
           are 2.7.",
    source: "",
};

pub(super) const DAYS_WAITING: Entry = Entry {
    name: "Days waiting",
    said: "Days from referral or, where there is none, from the allocated date, to the last audit \
           month\u{2019}s snapshot. Work whose date is missing, cannot be read or lies later stands \
           under No date.",
    source: "",
};

pub(super) const IF_ALL_WERE_ALLOCATED: Entry = Entry {
    name: "If all were allocated",
    said: "The average of the last audit month, had its workers held its unallocated work as well. 40 \
           cases of four workers and 8 that wait: 12, not 10.",
    source: "",
};

pub(super) const OPENED_CLOSED_NET: Entry = Entry {
    name: "Opened, closed, net",
    said: "Opened: with the team at the month\u{2019}s end, and not at the end of the month before. \
           Closed: the other way round. Of allocations, those that start or end in the month. Net is \
           opened less closed: below 0, fewer are left.",
    source: "",
};

pub(super) const AGE: Entry = Entry {
    name: "Age of open cases",
    said: "Days from referral, or allocation where files have no referral, to the last audit \
           month\u{2019}s snapshot. A case that two workers hold counts for both. Over 12 months are \
           more than 365 days.",
    source: "",
};

pub(super) const REVIEW_OR_CONTACT: Entry = Entry {
    name: "Review or contact",
    said: "Days since the last review or the last contact, whichever was later, for cases with a \
           worker. A case without either date is not known, not late.",
    source: "",
};

pub(super) const LIMITS: Entry = Entry {
    name: "Lower limit, upper limit",
    said: "What chance alone gives: the mean of the months, less or more 2.66 times the mean change \
           from one month to the next, very large changes left out. Months between the limits need no \
           cause of their own.",
    source: "XmR charts, as in Making Data Count of NHS England.",
};

pub(super) const TRIAL_LIMITS: Entry = Entry {
    name: "Trial limits",
    said: "Limits from 6 to 11 months; of fewer there are none. Each further month may still shift \
           them; from 12 months on they are firm.",
    source: "Making Data Count of NHS England.",
};

pub(super) const SIGNAL: Entry = Entry {
    name: "Signal",
    said: "What chance alone hardly does: a month outside the limits, seven in a row on one side of \
           the mean, seven rising or falling, or two of three near a limit. It is a reason to ask \
           what changed, not an answer.",
    source: "Rules of Making Data Count, NHS England.",
};

pub(super) const EVENED_OUT: Entry = Entry {
    name: "Evened out",
    said: "Shared so that workers hold as nearly the same for each FTE as whole cases allow; for each \
           worker, where not every FTE is known. 30 cases of 1 and 0.5 FTE are 20 and 10. Nothing is \
           moved by name.",
    source: "",
};

pub(super) const USED: Entry = Entry {
    name: "Read, used",
    said: "Every row after the header is read. It is used where it counts in at least one audit \
           month, with a worker or unallocated.",
    source: "",
};

pub(super) const SET_ASIDE: Entry = Entry {
    name: "Set aside",
    said: "A row that counts in no audit month, for exactly one reason. Nothing is lost: with other \
           months or another choice of columns it may count. Read is always used and set aside \
           together.",
    source: "",
};

pub(super) const EXACT_REPEAT: Entry = Entry {
    name: "Exact repeat",
    said: "A row that names its case and whose cells all equal those of an earlier row. They count \
           once together. In worker counts: the same worker, team, month and number once more.",
    source: "",
};

pub(super) const TOTAL_ROW: Entry = Entry {
    name: "Total row",
    said: "A row that adds up others: it says Total, Grand total or Sub-total and has no worker and \
           no case ID. Counted as well, its cases would count twice.",
    source: "",
};

pub(super) const OTHER_NUMBER: Entry = Entry {
    name: "Other number for the same worker",
    said: "Two rows give a worker different numbers of cases in one team and month. The first counts, \
           and the other is set aside: find out which is right.",
    source: "",
};

pub(super) const OPEN_AT_NO_MONTH_END: Entry = Entry {
    name: "Open at no audit month\u{2019}s end",
    said: "An allocation that no audit month\u{2019}s last day finds open when it closes. One that \
           ends on that day is not open any more, and one may begin and end between two of them.",
    source: "",
};
