use callmodel_words::Language;

/// The texts of the course page that the page Learn does not have. `{name}` is the place of a value.
pub(crate) struct Labels {
    /// The heading of a question.
    pub(crate) question: &'static str,
    /// The request after the call of a question.
    pub(crate) then: &'static str,
    /// The text for a ladder.
    pub(crate) ladder: &'static str,
    /// The steps of a call without steps.
    pub(crate) no_request: &'static str,
    /// The score.
    pub(crate) score: &'static str,
    /// An error of the LMS.
    pub(crate) refused: &'static str,
    /// Kept answers that cannot be read.
    pub(crate) unread: &'static str,
}

impl Labels {
    /// The texts in a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
            Language::Spanish => &SPANISH,
            Language::Japanese => &JAPANESE,
        }
    }
}

const ENGLISH: Labels = Labels {
    question: "Question {number}",
    then: "Then: {request}",
    ladder: "Ladder of the parties {parties}: {steps}",
    no_request: "no request yet",
    score: "{answered} of {all} answered, {right} right at the first try",
    refused: "The learning management system refused {call}: {why}. Your answers may not be kept.",
    unread: "The answers of your last visit cannot be read: {why}.",
};

const GERMAN: Labels = Labels {
    question: "Frage {number}",
    then: "Danach: {request}",
    ladder: "Diagramm der Teilnehmer {parties}: {steps}",
    no_request: "noch keine Anforderung",
    score: "{answered} von {all} beantwortet, {right} beim ersten Mal richtig",
    refused: "Die Lernplattform hat {call} abgelehnt: {why}. Ihre Antworten werden vielleicht nicht gespeichert.",
    unread: "Die Antworten Ihres letzten Besuchs sind nicht lesbar: {why}.",
};

const SPANISH: Labels = Labels {
    question: "Pregunta {number}",
    then: "Después: {request}",
    ladder: "Diagrama de los participantes {parties}: {steps}",
    no_request: "aún sin peticiones",
    score: "{answered} de {all} respondidas, {right} correctas al primer intento",
    refused: "La plataforma de aprendizaje rechazó {call}: {why}. Es posible que no se guarden sus respuestas.",
    unread: "No se pueden leer las respuestas de su última visita: {why}.",
};

const JAPANESE: Labels = Labels {
    question: "問題 {number}",
    then: "次の要求: {request}",
    ladder: "参加者 {parties} の図: {steps}",
    no_request: "まだ要求はありません",
    score: "{all} 問中 {answered} 問に回答済み、最初の回答での正解は {right} 問",
    refused: "学習管理システムが {call} を拒否しました: {why}。回答が保存されない可能性があります。",
    unread: "前回の回答を読み込めません: {why}。",
};
