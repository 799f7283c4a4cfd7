<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message numerus="yes">
            <source>%n ticket(s) passed over: {why}</source>
            <translation>
                <numerusform>%n ticket passed over: {why}</numerusform>
                <numerusform>%n tickets passed over: {why}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them with their mass incident</source>
            <translation>
                <numerusform>%n of them with their mass incident</numerusform>
                <numerusform>%n of them with their mass incident</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AnswerBox</name>
        <message numerus="yes">
            <source>The answer stands in %n ticket(s) of the mass incident too</source>
            <translation>
                <numerusform>The answer stands in %n ticket of the mass incident too</numerusform>
                <numerusform>The answer stands in %n tickets of the mass incident too</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BarStack</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CallbackList</name>
        <message numerus="yes">
            <source>%n caller(s) still to be called back</source>
            <translation>
                <numerusform>%n caller still to be called back</numerusform>
                <numerusform>%n callers still to be called back</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Consultations</name>
        <message numerus="yes">
            <source>Refused and counted: %n pupil(s) today.</source>
            <translation>
                <numerusform>Refused and counted: %n pupil today.</numerusform>
                <numerusform>Refused and counted: %n pupils today.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CourseMap</name>
        <message numerus="yes">
            <source>Lesson {lesson}, internet lesson {internet}: %n error(s)</source>
            <translation>
                <numerusform>Lesson {lesson}, internet lesson {internet}: %n error</numerusform>
                <numerusform>Lesson {lesson}, internet lesson {internet}: %n errors</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EvidenceBox</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ImportPanel</name>
        <message numerus="yes">
            <source>%n ticket(s) would come in</source>
            <translation>
                <numerusform>%n ticket would come in</numerusform>
                <numerusform>%n tickets would come in</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more row(s) left out</source>
            <translation>
                <numerusform>and %n more row left out</numerusform>
                <numerusform>and %n more rows left out</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LinkForm</name>
        <message numerus="yes">
            <source>%n chosen ticket(s) are</source>
            <translation>
                <numerusform>%n chosen ticket are</numerusform>
                <numerusform>%n chosen tickets are</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MassWatch</name>
        <message numerus="yes">
            <source>%n similar incident(s) within 15 minutes: {summary}</source>
            <translation>
                <numerusform>%n similar incident within 15 minutes: {summary}</numerusform>
                <numerusform>%n similar incidents within 15 minutes: {summary}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MinutesPanel</name>
        <message numerus="yes">
            <source>%n stretch(es), together {length}</source>
            <translation>
                <numerusform>%n stretch(es), together {length}</numerusform>
                <numerusform>%n stretch(es), together {length}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OutageCardPanel</name>
        <message numerus="yes">
            <source>%n ticket(s) answered and solved.</source>
            <translation>
                <numerusform>%n ticket answered and solved.</numerusform>
                <numerusform>%n tickets answered and solved.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecordView</name>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n people</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RegisterView</name>
        <message numerus="yes">
            <source>Charge %n consultation(s) logged earlier</source>
            <translation>
                <numerusform>Charge %n consultation logged earlier</numerusform>
                <numerusform>Charge %n consultations logged earlier</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Relations</name>
        <message numerus="yes">
            <source>%n more report(s) of the same</source>
            <translation>
                <numerusform>%n more report of the same</numerusform>
                <numerusform>%n more reports of the same</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SimilarPart</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Show %n more similar ticket(s)</source>
            <translation>
                <numerusform>Show %n more similar ticket</numerusform>
                <numerusform>Show %n more similar tickets</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Similar: reported by %n school(s)</source>
            <translation>
                <numerusform>Similar: reported by %n school</numerusform>
                <numerusform>Similar: reported by %n schools</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TicketsPage</name>
        <message numerus="yes">
            <source>%n ticket(s)</source>
            <translation>
                <numerusform>%n ticket</numerusform>
                <numerusform>%n tickets</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Views</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more view(s)</source>
            <translation>
                <numerusform>%n more view</numerusform>
                <numerusform>%n more views</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>models</name>
        <message numerus="yes">
            <source>A colleague has changed %n of the same field(s) meanwhile.</source>
            <translation>
                <numerusform>A colleague has changed %n of the same field meanwhile.</numerusform>
                <numerusform>A colleague has changed %n of the same fields meanwhile.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Use at least %n character(s).</source>
            <translation>
                <numerusform>Use at least %n character.</numerusform>
                <numerusform>Use at least %n characters.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) passed over</source>
            <translation>
                <numerusform>%n ticket passed over</numerusform>
                <numerusform>%n tickets passed over</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Transferred and compared: %n row(s).</source>
            <translation>
                <numerusform>Transferred and compared: %n row.</numerusform>
                <numerusform>Transferred and compared: %n rows.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) cannot be found by words.</source>
            <translation>
                <numerusform>%n ticket cannot be found by words.</numerusform>
                <numerusform>%n tickets cannot be found by words.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>watchman</name>
        <message numerus="yes">
            <source>%n draft(s) of an earlier run were kept.</source>
            <translation>
                <numerusform>%n draft of an earlier run was kept.</numerusform>
                <numerusform>%n drafts of an earlier run were kept.</numerusform>
            </translation>
        </message>
    </context>
</TS>
