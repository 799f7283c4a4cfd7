<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message>
            <source>{words}: {done} of {total}</source>
            <translation>{words} {done} из {total}</translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) passed over: {why}</source>
            <translation>
                <numerusform>%n обращение пропущено: {why}</numerusform>
                <numerusform>%n обращения пропущено: {why}</numerusform>
                <numerusform>%n обращений пропущено: {why}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them with their mass incident</source>
            <translation>
                <numerusform>из них %n — вместе с массовым инцидентом</numerusform>
                <numerusform>из них %n — вместе с массовым инцидентом</numerusform>
                <numerusform>из них %n — вместе с массовым инцидентом</numerusform>
            </translation>
        </message>
        <message>
            <source>No. {number}</source>
            <translation>№ {number}</translation>
        </message>
        <message>
            <source>Taken back: {count}</source>
            <translation>Возвращено как было: {count}</translation>
        </message>
    </context>
    <context>
        <name>AgreementPage</name>
        <message>
            <source>Words of the agreement: hours, webinar, Thursday …</source>
            <translation>Слова соглашения: часы, вебинар, четверг …</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>На дату</translation>
        </message>
        <message>
            <source>Show the agreement as of this day</source>
            <translation>Показать соглашение на эту дату</translation>
        </message>
        <message>
            <source>Clauses of the agreement</source>
            <translation>Пункты соглашения</translation>
        </message>
        <message>
            <source>No clause has these words. Esc in the search line shows all of them.</source>
            <translation>Таких слов в соглашении нет. Esc в строке поиска покажет все пункты.</translation>
        </message>
        <message>
            <source>until {day}</source>
            <translation>по {day}</translation>
        </message>
        <message>
            <source>edition {number} of {count}, from {day} on</source>
            <translation>редакция {number} из {count}, действует с {day}</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>Чтение</translation>
        </message>
        <message>
            <source>The agreement is read otherwise from now on.</source>
            <translation>Чтение соглашения изменено.</translation>
        </message>
    </context>
    <context>
        <name>Alarm</name>
        <message>
            <source>{name} is down since {since}</source>
            <translation>{name}: недоступно с {since}</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Показать</translation>
        </message>
        <message>
            <source>Down: {names}</source>
            <translation>Недоступно: {names}</translation>
        </message>
        <message>
            <source>Back: {names}</source>
            <translation>Снова работает: {names}</translation>
        </message>
        <message>
            <source>MEO Console</source>
            <translation>Пульт МЭО</translation>
        </message>
        <message>
            <source>Availability</source>
            <translation>Доступность</translation>
        </message>
    </context>
    <context>
        <name>AnswerBox</name>
        <message>
            <source>Note or answer</source>
            <translation>Заметка или ответ</translation>
        </message>
        <message>
            <source>Note for colleagues, or answer to the caller</source>
            <translation>Заметка для коллег или ответ заявителю</translation>
        </message>
        <message>
            <source>sending…</source>
            <translation>отправляется…</translation>
        </message>
        <message>
            <source>draft kept</source>
            <translation>черновик сохранён</translation>
        </message>
        <message numerus="yes">
            <source>The answer stands in %n ticket(s) of the mass incident too</source>
            <translation>
                <numerusform>Ответ стоит и в %n обращении массового инцидента</numerusform>
                <numerusform>Ответ стоит и в %n обращениях массового инцидента</numerusform>
                <numerusform>Ответ стоит и в %n обращениях массового инцидента</numerusform>
            </translation>
        </message>
        <message>
            <source>There are no templates yet</source>
            <translation>Шаблонов пока нет</translation>
        </message>
        <message>
            <source>Filled in by itself: {fields}</source>
            <translation>Подставится само: {fields}</translation>
        </message>
        <message>
            <source>Keep this text as a template</source>
            <translation>Сохранить этот текст как шаблон</translation>
        </message>
        <message>
            <source>Rename or delete templates…</source>
            <translation>Переименовать или удалить шаблоны…</translation>
        </message>
        <message>
            <source>The text is kept as a template</source>
            <translation>Текст сохранён как шаблон</translation>
        </message>
    </context>
    <context>
        <name>Answers</name>
        <message>
            <source>answer</source>
            <translation>ответ</translation>
        </message>
        <message>
            <source>note</source>
            <translation>заметка</translation>
        </message>
    </context>
    <context>
        <name>AvailabilityPage</name>
        <message>
            <source>Cause or component of an outage</source>
            <translation>Причина или компонент недоступности</translation>
        </message>
        <message>
            <source>Nothing is watched yet</source>
            <translation>Пока ничего не наблюдается</translation>
        </message>
        <message>
            <source>Set up components and probes, or import the history of another monitor: meo-console import availability FILE.csv</source>
            <translation>Заведите компоненты и проверки или загрузите историю другого монитора: meo-console import availability ФАЙЛ.csv</translation>
        </message>
        <message>
            <source>Set up</source>
            <translation>Настроить</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Сейчас</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Год</translation>
        </message>
        <message>
            <source>Outages</source>
            <translation>Недоступности</translation>
        </message>
        <message>
            <source>Without a cause</source>
            <translation>Без причины</translation>
        </message>
        <message>
            <source>Announced works</source>
            <translation>Объявленные работы</translation>
        </message>
        <message>
            <source>Probes</source>
            <translation>Проверки</translation>
        </message>
        <message>
            <source>Availability</source>
            <translation>Доступность</translation>
        </message>
    </context>
    <context>
        <name>AvailabilityStatus</name>
        <message>
            <source>reserve {left}</source>
            <translation>резерв {left}</translation>
        </message>
        <message>
            <source>over by {over}</source>
            <translation>превышено на {over}</translation>
        </message>
    </context>
    <context>
        <name>BalanceBar</name>
        <message>
            <source>Used {used}, reserved {reserved}, left {left} of {quota}</source>
            <translation>Израсходовано {used}, в резерве {reserved}, осталось {left} из {quota}</translation>
        </message>
        <message>
            <source>{over} beyond the quota</source>
            <translation>{over} сверх лимита</translation>
        </message>
    </context>
    <context>
        <name>BalanceGrid</name>
        <message>
            <source>Used {used}, reserved {reserved}, left {left} of {quota}</source>
            <translation>Израсходовано {used}, в резерве {reserved}, осталось {left} из {quota}</translation>
        </message>
        <message>
            <source>{over} beyond the quota</source>
            <translation>{over} сверх лимита</translation>
        </message>
    </context>
    <context>
        <name>BarStack</name>
        <message>
            <source>Put away</source>
            <translation>Свернуть</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>ещё %n</numerusform>
                <numerusform>ещё %n</numerusform>
                <numerusform>ещё %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BurnDown</name>
        <message>
            <source>Hours left</source>
            <translation>Остаток часов</translation>
        </message>
        <message>
            <source>today</source>
            <translation>сегодня</translation>
        </message>
        <message>
            <source>hours left</source>
            <translation>осталось часов</translation>
        </message>
        <message>
            <source>{day}: about {mean} left, from {low} to {high}</source>
            <translation>{day}: останется около {mean}, от {low} до {high}</translation>
        </message>
        <message>
            <source>{day}: {left} left</source>
            <translation>{day}: осталось {left}</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>День</translation>
        </message>
        <message>
            <source>Minutes left</source>
            <translation>Осталось, минут</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Осталось</translation>
        </message>
    </context>
    <context>
        <name>BurnDownChart</name>
        <message>
            <source>Reserve of the year</source>
            <translation>Резерв года</translation>
        </message>
        <message>
            <source>Close up</source>
            <translation>Подробно</translation>
        </message>
        <message>
            <source>The whole reserve</source>
            <translation>Весь резерв</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Масштаб</translation>
        </message>
        <message>
            <source>Reserve, h</source>
            <translation>Резерв, ч</translation>
        </message>
        <message>
            <source>{moment}: {left} left</source>
            <translation>{moment}: осталось {left}</translation>
        </message>
        <message>
            <source>Moment</source>
            <translation>Момент</translation>
        </message>
        <message>
            <source>Reserve</source>
            <translation>Резерв</translation>
        </message>
    </context>
    <context>
        <name>CalendarPage</name>
        <message>
            <source>A date or the name of a day: 9.05, Victory Day …</source>
            <translation>Дата или название дня: 9.05, День Победы …</translation>
        </message>
        <message>
            <source>Working days: {days}</source>
            <translation>Рабочих дней: {days}</translation>
        </message>
        <message>
            <source>the government's transfers are not known yet</source>
            <translation>переносы Правительства ещё не известны</translation>
        </message>
        <message>
            <source>The government's transfers of days off for {years} are not in the calendar yet: due times of that year may still change.</source>
            <translation>Переносов выходных на {years} год в календаре ещё нет: сроки этого года могут измениться.</translation>
        </message>
        <message>
            <source>Take from a file…</source>
            <translation>Загрузить…</translation>
        </message>
        <message>
            <source>Days from a file</source>
            <translation>Дни из файла</translation>
        </message>
        <message>
            <source>calendar {year}.xlsx</source>
            <translation>календарь {year}.xlsx</translation>
        </message>
        <message>
            <source>Save the calendar</source>
            <translation>Сохранить календарь</translation>
        </message>
    </context>
    <context>
        <name>CallForm</name>
        <message>
            <source>Say who is calling</source>
            <translation>Укажите, кто звонит</translation>
        </message>
        <message>
            <source>saving…</source>
            <translation>сохраняю…</translation>
        </message>
        <message>
            <source>goes out when the database answers</source>
            <translation>уйдёт, когда ответит база</translation>
        </message>
        <message>
            <source>draft kept</source>
            <translation>черновик сохранён</translation>
        </message>
        <message>
            <source>Call {clock}</source>
            <translation>Звонок {clock}</translation>
        </message>
    </context>
    <context>
        <name>CallbackList</name>
        <message>
            <source>{name} was called back</source>
            <translation>Перезвонили: {name}</translation>
        </message>
        <message>
            <source>Called back</source>
            <translation>Перезвонили</translation>
        </message>
        <message>
            <source>no phone</source>
            <translation>телефона нет</translation>
        </message>
        <message>
            <source>Caller unknown</source>
            <translation>Заявитель неизвестен</translation>
        </message>
        <message>
            <source>called back: {who}, {when}</source>
            <translation>перезвонили: {who}, {when}</translation>
        </message>
        <message>
            <source>Everybody has been called back</source>
            <translation>Всем перезвонили</translation>
        </message>
        <message numerus="yes">
            <source>%n caller(s) still to be called back</source>
            <translation>
                <numerusform>Осталось перезвонить: %n заявителю</numerusform>
                <numerusform>Осталось перезвонить: %n заявителям</numerusform>
                <numerusform>Осталось перезвонить: %n заявителям</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CallerFacts</name>
        <message>
            <source>contract {number} until {end}</source>
            <translation>договор {number} до {end}</translation>
        </message>
        <message>
            <source>Responsible persons: {names}</source>
            <translation>Ответственные лица: {names}</translation>
        </message>
    </context>
    <context>
        <name>CallerField</name>
        <message>
            <source>Phone, contract, surname or organisation</source>
            <translation>Телефон, договор, фамилия или организация</translation>
        </message>
        <message>
            <source>Who is calling</source>
            <translation>Кто звонит</translation>
        </message>
        <message>
            <source>Callers found</source>
            <translation>Найденные заявители</translation>
        </message>
        <message>
            <source>Not in the registry: «{said}»</source>
            <translation>Нет в реестре: «{said}»</translation>
        </message>
        <message>
            <source>{number} until {end}</source>
            <translation>{number} до {end}</translation>
        </message>
        <message>
            <source>Somebody else from there</source>
            <translation>Другой сотрудник организации</translation>
        </message>
    </context>
    <context>
        <name>CallerPart</name>
        <message>
            <source>Who is calling</source>
            <translation>Кто звонит</translation>
        </message>
        <message>
            <source>Record the refusal, or say why the call is taken all the same</source>
            <translation>Запишите отказ или укажите, почему звонок всё же принят</translation>
        </message>
    </context>
    <context>
        <name>CallingBack</name>
        <message>
            <source>Mass incident {number} is not answered yet: there is nothing to call back with.</source>
            <translation>Массовый инцидент {number} ещё без ответа: перезванивать пока не с чем.</translation>
        </message>
        <message>
            <source>This is not part of a mass incident.</source>
            <translation>Обращение не входит в массовый инцидент.</translation>
        </message>
        <message>
            <source>Call back</source>
            <translation>Кому перезвонить</translation>
        </message>
    </context>
    <context>
        <name>Calls</name>
        <message>
            <source>Ticket {number} is recorded</source>
            <translation>Обращение {number} записано</translation>
        </message>
        <message>
            <source>Refusal recorded: ticket {number}</source>
            <translation>Отказ записан: обращение {number}</translation>
        </message>
        <message>
            <source>Ticket {number} is recorded and joined to {parent}</source>
            <translation>Обращение {number} записано и присоединено к {parent}</translation>
        </message>
        <message>
            <source>Ticket {number} is no longer joined to {parent}</source>
            <translation>Обращение {number} больше не присоединено к {parent}</translation>
        </message>
    </context>
    <context>
        <name>CardFacts</name>
        <message>
            <source>Place</source>
            <translation>Место в курсе</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Метки</translation>
        </message>
        <message>
            <source>Working time</source>
            <translation>Рабочее время</translation>
        </message>
        <message>
            <source>Old number</source>
            <translation>Прежний номер</translation>
        </message>
        <message>
            <source>taken by {name}</source>
            <translation>запись: {name}</translation>
        </message>
        <message>
            <source>waited {time}</source>
            <translation>ожидание {time}</translation>
        </message>
    </context>
    <context>
        <name>Chart</name>
        <message>
            <source>Range</source>
            <translation>Период</translation>
        </message>
        <message>
            <source>Copy as picture</source>
            <translation>Копировать как картинку</translation>
        </message>
        <message>
            <source>Copy the data</source>
            <translation>Копировать данные</translation>
        </message>
    </context>
    <context>
        <name>ClashRow</name>
        <message>
            <source>{name} has changed this too: {title}</source>
            <translation>Это же поле уже изменено ({name}): {title}</translation>
        </message>
        <message>
            <source>A colleague has changed this too: {title}</source>
            <translation>Это же поле изменил коллега: {title}</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>Взять</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Оставить</translation>
        </message>
        <message>
            <source>Your colleague's:</source>
            <translation>У коллеги:</translation>
        </message>
        <message>
            <source>Yours:</source>
            <translation>У вас:</translation>
        </message>
    </context>
    <context>
        <name>Clashes</name>
        <message>
            <source>nothing</source>
            <translation>ничего</translation>
        </message>
    </context>
    <context>
        <name>ColumnSetup</name>
        <message>
            <source>Usual columns</source>
            <translation>Обычные столбцы</translation>
        </message>
        <message>
            <source>Sort by</source>
            <translation>Упорядочить</translation>
        </message>
        <message>
            <source>Usual order</source>
            <translation>Обычный порядок</translation>
        </message>
    </context>
    <context>
        <name>Completion</name>
        <message>
            <source>Ways to go on</source>
            <translation>Варианты продолжения</translation>
        </message>
    </context>
    <context>
        <name>ComponentForm</name>
        <message>
            <source>New component</source>
            <translation>Новый компонент</translation>
        </message>
    </context>
    <context>
        <name>ConsultationFields</name>
        <message>
            <source>now</source>
            <translation>сейчас</translation>
        </message>
    </context>
    <context>
        <name>ConsultationForm</name>
        <message>
            <source>Throw the draft away</source>
            <translation>Удалить черновик</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Сохранить</translation>
        </message>
        <message>
            <source>Stopwatch: {time}</source>
            <translation>Секундомер: {time}</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Пауза</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Продолжить</translation>
        </message>
        <message>
            <source>Consultation {time}</source>
            <translation>Консультация {time}</translation>
        </message>
        <message>
            <source>Refuse and count</source>
            <translation>Отказать и учесть</translation>
        </message>
        <message>
            <source>Goes out when the database answers</source>
            <translation>Уйдёт, когда ответит база</translation>
        </message>
        <message>
            <source>Draft is kept</source>
            <translation>черновик сохранён</translation>
        </message>
    </context>
    <context>
        <name>Consultations</name>
        <message>
            <source>Consultation</source>
            <translation>Консультация</translation>
        </message>
        <message>
            <source>Webinar</source>
            <translation>Вебинар</translation>
        </message>
        <message>
            <source>Consultation № {number}</source>
            <translation>Консультация № {number}</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>Сохранено.</translation>
        </message>
        <message>
            <source>Taken back right after saving</source>
            <translation>Отменено сразу после записи</translation>
        </message>
        <message numerus="yes">
            <source>Refused and counted: %n pupil(s) today.</source>
            <translation>
                <numerusform>Отказ учтён: сегодня %n ученик.</numerusform>
                <numerusform>Отказ учтён: сегодня %n ученика.</numerusform>
                <numerusform>Отказ учтён: сегодня %n учеников.</numerusform>
            </translation>
        </message>
        <message>
            <source>The draft was thrown away.</source>
            <translation>Черновик удалён.</translation>
        </message>
    </context>
    <context>
        <name>ContractPanel</name>
        <message>
            <source>Correct…</source>
            <translation>Исправить…</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>Договор</translation>
        </message>
        <message>
            <source>History</source>
            <translation>История</translation>
        </message>
        <message>
            <source>What is shown of the contract</source>
            <translation>Что показано о договоре</translation>
        </message>
        <message>
            <source>Authority ended: {name}</source>
            <translation>Полномочия прекращены: {name}</translation>
        </message>
    </context>
    <context>
        <name>ContractView</name>
        <message>
            <source>{start} — {end}</source>
            <translation>{start} — {end}</translation>
        </message>
        <message>
            <source>not signed yet</source>
            <translation>ещё не подписан</translation>
        </message>
        <message>
            <source>Valid</source>
            <translation>Действует</translation>
        </message>
        <message>
            <source>Signed</source>
            <translation>Подписан</translation>
        </message>
        <message>
            <source>Methodological hours a year</source>
            <translation>Методических часов в год</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Примечание</translation>
        </message>
        <message>
            <source>{count} of {most}</source>
            <translation>{count} из {most}</translation>
        </message>
        <message>
            <source>Responsible persons</source>
            <translation>Ответственные лица</translation>
        </message>
        <message>
            <source>Nobody may ask for technical support yet: there is no trained person.</source>
            <translation>Обращаться за технической поддержкой пока некому: нет обученного лица.</translation>
        </message>
        <message>
            <source>Add a responsible person…</source>
            <translation>Добавить ответственное лицо…</translation>
        </message>
        <message>
            <source>Before them</source>
            <translation>Прежние лица</translation>
        </message>
    </context>
    <context>
        <name>ContractsPage</name>
        <message>
            <source>Contracts</source>
            <translation>Договоры</translation>
        </message>
        <message>
            <source>Responsible persons</source>
            <translation>Ответственные лица</translation>
        </message>
        <message>
            <source>Number, organisation, place, surname or phone</source>
            <translation>Номер, организация, город, фамилия или телефон</translation>
        </message>
        <message>
            <source>Import contracts…</source>
            <translation>Загрузить договоры из Excel</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Ничего не нашлось</translation>
        </message>
        <message>
            <source>Esc in the search line shows everything again. The view «All contracts» has the ended ones too.</source>
            <translation>Esc в строке поиска вернёт список. Среди «Все» есть и истёкшие договоры.</translation>
        </message>
        <message>
            <source>Nobody here</source>
            <translation>Здесь никого нет</translation>
        </message>
        <message>
            <source>People come with their contracts.</source>
            <translation>Ответственные лица появляются вместе с договорами.</translation>
        </message>
        <message>
            <source>No contracts here</source>
            <translation>Договоров здесь нет</translation>
        </message>
        <message>
            <source>Take them from the office's Excel workbook, or enter one with Ctrl+N.</source>
            <translation>Загрузите их из книги Excel или внесите договор сами: Ctrl+N.</translation>
        </message>
        <message>
            <source>Excel workbooks (*.xlsx *.xlsm);;All files (*)</source>
            <translation>Книги Excel (*.xlsx *.xlsm);;Все файлы (*)</translation>
        </message>
        <message>
            <source>Contracts from a workbook</source>
            <translation>Договоры из книги Excel</translation>
        </message>
    </context>
    <context>
        <name>CourseMap</name>
        <message>
            <source>Errors by subject and grade</source>
            <translation>Ошибки по предметам и классам</translation>
        </message>
        <message>
            <source>Errors by lesson and internet lesson</source>
            <translation>Ошибки по занятиям и интернет-урокам</translation>
        </message>
        <message>
            <source>Open ones only</source>
            <translation>Только открытые</translation>
        </message>
        <message>
            <source>Show the tickets</source>
            <translation>Показать обращения</translation>
        </message>
        <message>
            <source>Fixed: close them all</source>
            <translation>Исправлено: закрыть все</translation>
        </message>
        <message>
            <source>Errors in the courses: {total}</source>
            <translation>Ошибок в курсах: {total}</translation>
        </message>
        <message>
            <source>{subject}, grade {grade}: lesson down, internet lesson across</source>
            <translation>{subject}, {grade} класс: занятия сверху вниз, интернет-уроки слева направо</translation>
        </message>
        <message numerus="yes">
            <source>Lesson {lesson}, internet lesson {internet}: %n error(s)</source>
            <translation>
                <numerusform>Занятие {lesson}, интернет-урок {internet}: %n ошибка</numerusform>
                <numerusform>Занятие {lesson}, интернет-урок {internet}: %n ошибки</numerusform>
                <numerusform>Занятие {lesson}, интернет-урок {internet}: %n ошибок</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CrashPage</name>
        <message>
            <source>A fault in the console</source>
            <translation>Ошибка пульта</translation>
        </message>
        <message>
            <source>The console made a mistake.</source>
            <translation>Пульт допустил ошибку.</translation>
        </message>
        <message>
            <source>What you typed is kept in the drafts, and nothing that was saved is lost. You can work on. Please send the details to whoever looks after the console: they hold no names, phones or texts.</source>
            <translation>Набранное сохранено в черновиках, и ничего из записанного не потеряно. Можно работать дальше. Передайте, пожалуйста, подробности тому, кто отвечает за пульт: в них нет ни имён, ни телефонов, ни текстов обращений.</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Подробности</translation>
        </message>
        <message>
            <source>Copy the details</source>
            <translation>Скопировать подробности</translation>
        </message>
        <message>
            <source>Work on</source>
            <translation>Работать дальше</translation>
        </message>
    </context>
    <context>
        <name>DateEdit</name>
        <message>
            <source>dd.mm.yyyy</source>
            <translation>дд.мм.гггг</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>Календарь</translation>
        </message>
        <message>
            <source>A date is needed, for instance 05.11.2026</source>
            <translation>Нужна дата, например 05.11.2026</translation>
        </message>
        <message>
            <source>There is no day {day}</source>
            <translation>Дня {day} не существует</translation>
        </message>
    </context>
    <context>
        <name>DayFiles</name>
        <message>
            <source>Days from a file</source>
            <translation>Дни из файла</translation>
        </message>
        <message>
            <source>Days changed: {count}</source>
            <translation>Изменено дней: {count}</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>Сохранено: {file}</translation>
        </message>
    </context>
    <context>
        <name>DayPanel</name>
        <message>
            <source>Decide</source>
            <translation>Решить</translation>
        </message>
        <message>
            <source>What was decided before</source>
            <translation>Что решали раньше</translation>
        </message>
        <message>
            <source>The last day lies within a year after the first.</source>
            <translation>Последний день — не раньше первого и не позже чем через год.</translation>
        </message>
    </context>
    <context>
        <name>Deciding</name>
        <message>
            <source>Day</source>
            <translation>День</translation>
        </message>
        <message>
            <source>The calendar says so already.</source>
            <translation>Календарь уже так и говорит.</translation>
        </message>
        <message>
            <source>Decided: {day}</source>
            <translation>Решено: {day}</translation>
        </message>
        <message>
            <source>Decided: {first} to {last}</source>
            <translation>Решено: {first} — {last}</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>Отмена решения</translation>
        </message>
    </context>
    <context>
        <name>DurationEdit</name>
        <message>
            <source>1:30, 90 or 1.5 h</source>
            <translation>1:30, 90 или 1,5 ч</translation>
        </message>
        <message>
            <source>A duration is needed, for instance 1:30</source>
            <translation>Нужна длительность, например 1:30</translation>
        </message>
    </context>
    <context>
        <name>EditForm</name>
        <message>
            <source>draft kept</source>
            <translation>черновик сохранён</translation>
        </message>
    </context>
    <context>
        <name>EmailEdit</name>
        <message>
            <source>This is not an e-mail address</source>
            <translation>Это не адрес электронной почты</translation>
        </message>
    </context>
    <context>
        <name>EntryForm</name>
        <message>
            <source>Save</source>
            <translation>Сохранить</translation>
        </message>
    </context>
    <context>
        <name>EntryLine</name>
        <message>
            <source>now</source>
            <translation>сейчас</translation>
        </message>
    </context>
    <context>
        <name>EvidenceBox</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody has called about it.</source>
            <translation>Об этом никто не сообщал.</translation>
        </message>
        <message>
            <source>Evidence of this outage</source>
            <translation>Свидетельство этой недоступности</translation>
        </message>
        <message>
            <source>Open the ticket</source>
            <translation>Открыть обращение</translation>
        </message>
        <message>
            <source>Open ticket {number}</source>
            <translation>Открыть обращение {number}</translation>
        </message>
        <message>
            <source>Ticket {number} is evidence</source>
            <translation>Обращение {number} — свидетельство</translation>
        </message>
    </context>
    <context>
        <name>Explaining</name>
        <message>
            <source>Why?</source>
            <translation>Почему?</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Справка</translation>
        </message>
    </context>
    <context>
        <name>Exporter</name>
        <message>
            <source>The export was cancelled; no file was left.</source>
            <translation>Экспорт отменён, файла не осталось.</translation>
        </message>
        <message>
            <source>Writing «{file}»…</source>
            <translation>Записываю «{file}»…</translation>
        </message>
        <message>
            <source>Writing «{file}»: {done} of {total} rows</source>
            <translation>Записываю «{file}»: {done} из {total} строк</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отменить</translation>
        </message>
        <message>
            <source>Written: «{file}», {rows} rows</source>
            <translation>Записан файл «{file}», строк — {rows}</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Открыть</translation>
        </message>
        <message>
            <source>Excel workbook (*.xlsx)</source>
            <translation>Книга Excel (*.xlsx)</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>Сохранить как</translation>
        </message>
    </context>
    <context>
        <name>Family</name>
        <message>
            <source>Joined to {number}:</source>
            <translation>Присоединено к {number}:</translation>
        </message>
        <message>
            <source>Merged into {number}:</source>
            <translation>Слито с {number}:</translation>
        </message>
        <message>
            <source>Related to {number}:</source>
            <translation>Связано с {number}:</translation>
        </message>
        <message>
            <source>{one} and {other} are no longer related</source>
            <translation>Связь {one} и {other} снята</translation>
        </message>
    </context>
    <context>
        <name>FigureTable</name>
        <message>
            <source>Availability of the year</source>
            <translation>Доступность за год</translation>
        </message>
    </context>
    <context>
        <name>FilePreview</name>
        <message>
            <source>+ and − zoom, 0 fits the picture, Esc goes back to the call</source>
            <translation>«+» и «−»: масштаб; 0: вписать; Esc: к звонку</translation>
        </message>
    </context>
    <context>
        <name>FileRow</name>
        <message>
            <source>Take away {name}</source>
            <translation>Убрать {name}</translation>
        </message>
        <message>
            <source>Picture {name}, {size}</source>
            <translation>Картинка {name}, {size}</translation>
        </message>
        <message>
            <source>File {name}, {size}</source>
            <translation>Файл {name}, {size}</translation>
        </message>
        <message>
            <source>Enter shows it large, Delete takes it away</source>
            <translation>Enter: показать крупно; Delete: убрать</translation>
        </message>
        <message>
            <source>Delete takes it away</source>
            <translation>Delete: убрать</translation>
        </message>
    </context>
    <context>
        <name>Files</name>
        <message>
            <source>File…</source>
            <translation>Файл…</translation>
        </message>
        <message>
            <source>A screenshot copied during the call is attached by itself; Ctrl+V adds one, files can be dropped</source>
            <translation>Скопированный во время звонка снимок прикрепится сам; Ctrl+V: из буфера; файл можно перетащить</translation>
        </message>
        <message>
            <source>Attached: {name}</source>
            <translation>Прикреплено: {name}</translation>
        </message>
        <message>
            <source>screenshot-{number}.png</source>
            <translation>снимок-{number}.png</translation>
        </message>
        <message>
            <source>Attach files</source>
            <translation>Прикрепить файлы</translation>
        </message>
        <message>
            <source>{name} is no picture, there is nothing to show</source>
            <translation>{name} — не картинка, показать нечего</translation>
        </message>
        <message>
            <source>{name} is kept with its marks, without the original</source>
            <translation>{name} — с пометками, исходной картинки в звонке больше нет</translation>
        </message>
        <message>
            <source>{name} is taken away</source>
            <translation>Файл {name} убран</translation>
        </message>
    </context>
    <context>
        <name>FilterPopover</name>
        <message>
            <source>Clear</source>
            <translation>Очистить</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Показать</translation>
        </message>
    </context>
    <context>
        <name>FormCell</name>
        <message>
            <source>Fill this in</source>
            <translation>Заполните это поле</translation>
        </message>
    </context>
    <context>
        <name>Gallery</name>
        <message>
            <source>Delete takes it off the ticket</source>
            <translation>Delete: убрать из обращения</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Сохранить как…</translation>
        </message>
        <message>
            <source>Take off the ticket</source>
            <translation>Убрать из обращения</translation>
        </message>
        <message>
            <source>{name} is taken off the ticket</source>
            <translation>Файл {name} убран из обращения</translation>
        </message>
        <message>
            <source>Save the file as</source>
            <translation>Сохранить файл как</translation>
        </message>
        <message>
            <source>{name} is saved</source>
            <translation>Файл {name} сохранён</translation>
        </message>
    </context>
    <context>
        <name>Grid</name>
        <message>
            <source>List</source>
            <translation>Список</translation>
        </message>
        <message>
            <source>Nothing here</source>
            <translation>Здесь пусто</translation>
        </message>
    </context>
    <context>
        <name>HandedOver</name>
        <message>
            <source>goes out when the database answers:</source>
            <translation>уйдёт, когда ответит база:</translation>
        </message>
        <message>
            <source>Answer: «{words}»</source>
            <translation>Ответ: «{words}»</translation>
        </message>
        <message>
            <source>Note: «{words}»</source>
            <translation>Заметка: «{words}»</translation>
        </message>
        <message>
            <source>Taking back…</source>
            <translation>Возвращается…</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Вернуть в поле</translation>
        </message>
        <message>
            <source>The words come back into the field, unless they have been stored already</source>
            <translation>Слова вернутся в поле, если ещё не записаны в базу</translation>
        </message>
    </context>
    <context>
        <name>Handling</name>
        <message>
            <source>Course errors: {outcome}</source>
            <translation>Ошибки в курсах: {outcome}</translation>
        </message>
        <message>
            <source>No outcome: pass over course errors</source>
            <translation>Без исхода: ошибки в курсах пропустить</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>Никому</translation>
        </message>
        <message>
            <source>Given to {name}:</source>
            <translation>Передано ({name}):</translation>
        </message>
        <message>
            <source>In nobody's hands:</source>
            <translation>Сняты с исполнителя:</translation>
        </message>
        <message>
            <source>Priority set:</source>
            <translation>Приоритет изменён:</translation>
        </message>
        <message>
            <source>Tagged:</source>
            <translation>Метка поставлена:</translation>
        </message>
        <message>
            <source>Tag removed:</source>
            <translation>Метка снята:</translation>
        </message>
        <message>
            <source>Correct {number}</source>
            <translation>Правка {number}</translation>
        </message>
        <message>
            <source>Course errors</source>
            <translation>Ошибки в курсах</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Загрузка</translation>
        </message>
    </context>
    <context>
        <name>Headline</name>
        <message>
            <source>No. {number}</source>
            <translation>№ {number}</translation>
        </message>
        <message>
            <source>Correct the ticket</source>
            <translation>Исправить обращение</translation>
        </message>
    </context>
    <context>
        <name>HeatMap</name>
        <message>
            <source>The year by day</source>
            <translation>Год по дням</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Дни</translation>
        </message>
        <message>
            <source>not judged</source>
            <translation>не оценивается</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>День</translation>
        </message>
    </context>
    <context>
        <name>HelpView</name>
        <message>
            <source>Search the help</source>
            <translation>Поиск в справке</translation>
        </message>
        <message>
            <source>Help page</source>
            <translation>Страница справки</translation>
        </message>
        <message>
            <source>Contents</source>
            <translation>Содержание</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>Печать…</translation>
        </message>
        <message>
            <source>Nothing found.</source>
            <translation>Ничего не найдено.</translation>
        </message>
    </context>
    <context>
        <name>History</name>
        <message>
            <source>History  {count}</source>
            <translation>История  {count}</translation>
        </message>
    </context>
    <context>
        <name>HistoryView</name>
        <message>
            <source>Nothing was recorded.</source>
            <translation>Записей нет.</translation>
        </message>
    </context>
    <context>
        <name>Hits</name>
        <message>
            <source>looking…</source>
            <translation>ищем…</translation>
        </message>
        <message>
            <source>{count} chosen</source>
            <translation>выбрано {count}</translation>
        </message>
    </context>
    <context>
        <name>HoursLists</name>
        <message>
            <source>Contracts by balance</source>
            <translation>Договоры по остатку часов</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>Журнал списаний</translation>
        </message>
        <message>
            <source>Consultations</source>
            <translation>Консультации</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Ничего не найдено</translation>
        </message>
        <message>
            <source>Esc in the search line shows everything again.</source>
            <translation>Esc в строке поиска снова покажет всё.</translation>
        </message>
        <message>
            <source>No contracts here</source>
            <translation>Здесь нет договоров</translation>
        </message>
        <message>
            <source>Contracts appear here with their hours once they are in the registry.</source>
            <translation>Договоры появляются здесь вместе с часами, как только их внесут в реестр.</translation>
        </message>
        <message>
            <source>No consultations here</source>
            <translation>Здесь нет консультаций</translation>
        </message>
        <message>
            <source>Log one while you are still on the phone.</source>
            <translation>Запишите консультацию, не кладя трубку.</translation>
        </message>
        <message>
            <source>Consultation</source>
            <translation>Консультация</translation>
        </message>
        <message>
            <source>valid contracts</source>
            <translation>действующие договоры</translation>
        </message>
        <message>
            <source>hours running out</source>
            <translation>часы заканчиваются</translation>
        </message>
        <message>
            <source>planned</source>
            <translation>запланированные</translation>
        </message>
        <message>
            <source>not charged</source>
            <translation>не списанные</translation>
        </message>
    </context>
    <context>
        <name>HoursPage</name>
        <message>
            <source>Ledger</source>
            <translation>Журнал списаний</translation>
        </message>
        <message>
            <source>Consultations</source>
            <translation>Консультации</translation>
        </message>
        <message>
            <source>Organisation, contract, surname, what was asked…</source>
            <translation>Организация, договор, фамилия, о чём спрашивали…</translation>
        </message>
        <message>
            <source>Contracts</source>
            <translation>Договоры</translation>
        </message>
        <message>
            <source>Running out</source>
            <translation>Заканчиваются</translation>
        </message>
        <message>
            <source>Planned</source>
            <translation>Запланировано</translation>
        </message>
        <message>
            <source>Not charged</source>
            <translation>Не списано</translation>
        </message>
    </context>
    <context>
        <name>ImportPanel</name>
        <message>
            <source>Days from {file}</source>
            <translation>Дни из файла {file}</translation>
        </message>
        <message>
            <source>Rows left out: {count}</source>
            <translation>Пропущено строк: {count}</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>Принять</translation>
        </message>
        <message>
            <source>The calendar says all of this already.</source>
            <translation>Календарь уже так и говорит.</translation>
        </message>
        <message>
            <source>Days that will change: {count}</source>
            <translation>Изменится дней: {count}</translation>
        </message>
        <message>
            <source>… and {count} more</source>
            <translation>… и ещё {count}</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
        <message>
            <source>Contracts from {file}</source>
            <translation>Договоры из {file}</translation>
        </message>
        <message>
            <source>Reading the file…</source>
            <translation>Читаю файл…</translation>
        </message>
        <message>
            <source>Reading the file: row {row}…</source>
            <translation>Читаю файл: строка {row}…</translation>
        </message>
        <message>
            <source>Comparing with the database…</source>
            <translation>Сравниваю с базой…</translation>
        </message>
        <message>
            <source>New contracts</source>
            <translation>Новые договоры</translation>
        </message>
        <message>
            <source>Changed contracts</source>
            <translation>Изменённые договоры</translation>
        </message>
        <message>
            <source>Unchanged</source>
            <translation>Без изменений</translation>
        </message>
        <message>
            <source>Refused rows</source>
            <translation>Отклонённые строки</translation>
        </message>
        <message>
            <source>Sheet «{sheet}» looks like a registry too; it was not read.</source>
            <translation>Лист «{sheet}» тоже похож на реестр; он не прочитан.</translation>
        </message>
        <message>
            <source>The database has all of this already.</source>
            <translation>Всё это в базе уже есть.</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>Строка</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Столбец</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>Что не так</translation>
        </message>
        <message>
            <source>What is refused</source>
            <translation>Что отклонено</translation>
        </message>
        <message>
            <source>What changes</source>
            <translation>Что изменится</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>Договор</translation>
        </message>
        <message>
            <source>News</source>
            <translation>Что нового</translation>
        </message>
        <message>
            <source>facts of the contract</source>
            <translation>сведения о договоре</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Копировать</translation>
        </message>
        <message>
            <source>Taking the contracts…</source>
            <translation>Записываю договоры…</translation>
        </message>
        <message>
            <source>Import of {file}</source>
            <translation>Загрузка из файла {file}</translation>
        </message>
        <message>
            <source>A colleague has changed one of the contracts meanwhile. The file was compared anew.</source>
            <translation>Тем временем коллега изменил один из договоров. Файл сравнён заново.</translation>
        </message>
        <message>
            <source>Choose the log…</source>
            <translation>Выбрать журнал…</translation>
        </message>
        <message>
            <source>A CSV file with one row an event: number, state, when it was changed. Tickets that came before stay.</source>
            <translation>Файл CSV, строка — событие: номер, состояние, когда изменено. Уже загруженные обращения не меняются.</translation>
        </message>
        <message>
            <source>Log of the old help desk</source>
            <translation>Журнал прежней службы</translation>
        </message>
        <message>
            <source>Tables (*.csv *.tsv *.txt)</source>
            <translation>Таблицы (*.csv *.tsv *.txt)</translation>
        </message>
        <message>
            <source>(none)</source>
            <translation>(нет)</translation>
        </message>
        <message>
            <source>Choose the columns for: {names}</source>
            <translation>Укажите столбцы: {names}</translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) would come in</source>
            <translation>
                <numerusform>Будет загружено %n обращение</numerusform>
                <numerusform>Будет загружено %n обращения</numerusform>
                <numerusform>Будет загружено %n обращений</numerusform>
            </translation>
        </message>
        <message>
            <source>For instance:</source>
            <translation>Например:</translation>
        </message>
        <message>
            <source>Line {row}, {column}: {problem}</source>
            <translation>Строка {row}, {column}: {problem}</translation>
        </message>
        <message numerus="yes">
            <source>and %n more row(s) left out</source>
            <translation>
                <numerusform>и ещё %n строка пропущена</numerusform>
                <numerusform>и ещё %n строки пропущены</numerusform>
                <numerusform>и ещё %n строк пропущено</numerusform>
            </translation>
        </message>
        <message>
            <source>Importing the old tickets…</source>
            <translation>Загружаю прежние обращения…</translation>
        </message>
        <message>
            <source>Imported: {new} new tickets, {known} were here already</source>
            <translation>Загружено новых: {new}, уже было: {known}</translation>
        </message>
    </context>
    <context>
        <name>IntegerEdit</name>
        <message>
            <source>A whole number is needed</source>
            <translation>Нужно целое число</translation>
        </message>
    </context>
    <context>
        <name>JoinKey</name>
        <message>
            <source>Do not join</source>
            <translation>Не присоединять</translation>
        </message>
    </context>
    <context>
        <name>JudgedLabel</name>
        <message>
            <source>Why? (F1)</source>
            <translation>Почему? (F1)</translation>
        </message>
        <message>
            <source>Press F1 to ask why</source>
            <translation>Нажмите F1, чтобы спросить почему</translation>
        </message>
    </context>
    <context>
        <name>KeySheet</name>
        <message>
            <source>Key or action</source>
            <translation>Клавиша или действие</translation>
        </message>
        <message>
            <source>Search for a key</source>
            <translation>Поиск клавиши</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Клавиши</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>Печать…</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>Везде</translation>
        </message>
        <message>
            <source>No key fits.</source>
            <translation>Такой клавиши нет.</translation>
        </message>
    </context>
    <context>
        <name>LatencyChart</name>
        <message>
            <source>Latency</source>
            <translation>Задержка</translation>
        </message>
        <message>
            <source>Latency, ms</source>
            <translation>Задержка, мс</translation>
        </message>
        <message>
            <source>{moment}: no answer</source>
            <translation>{moment}: нет ответа</translation>
        </message>
        <message>
            <source>ms</source>
            <translation>мс</translation>
        </message>
        <message>
            <source>{moment}: {mean} on average, from {low} to {high}</source>
            <translation>{moment}: в среднем {mean}, от {low} до {high}</translation>
        </message>
        <message>
            <source>Moment</source>
            <translation>Момент</translation>
        </message>
        <message>
            <source>Least, ms</source>
            <translation>Наименьшая, мс</translation>
        </message>
        <message>
            <source>Mean, ms</source>
            <translation>Средняя, мс</translation>
        </message>
        <message>
            <source>Greatest, ms</source>
            <translation>Наибольшая, мс</translation>
        </message>
    </context>
    <context>
        <name>Legend</name>
        <message>
            <source>maintenance window</source>
            <translation>технологическое окно</translation>
        </message>
    </context>
    <context>
        <name>LinkForm</name>
        <message>
            <source>How they belong together</source>
            <translation>Какая связь</translation>
        </message>
        <message>
            <source>No. of the other ticket</source>
            <translation>№ другого обращения</translation>
        </message>
        <message>
            <source>Relate</source>
            <translation>Связать</translation>
        </message>
        <message>
            <source>No. {number} is</source>
            <translation>Обращение № {number}:</translation>
        </message>
        <message numerus="yes">
            <source>%n chosen ticket(s) are</source>
            <translation>
                <numerusform>%n выбранное обращение:</numerusform>
                <numerusform>%n выбранных обращения:</numerusform>
                <numerusform>%n выбранных обращений:</numerusform>
            </translation>
        </message>
        <message>
            <source>Type the number of a ticket</source>
            <translation>Введите номер обращения</translation>
        </message>
        <message>
            <source>That is this ticket itself</source>
            <translation>Это оно само</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>MEO Console</source>
            <translation>Пульт МЭО</translation>
        </message>
        <message>
            <source>The sample data will be deleted; your own database is not touched.</source>
            <translation>Демонстрационные данные будут удалены; вашу собственную базу это не затронет.</translation>
        </message>
        <message>
            <source>Delete the sample data</source>
            <translation>Удалить демоданные</translation>
        </message>
        <message>
            <source>No drafts</source>
            <translation>Черновиков нет</translation>
        </message>
        <message>
            <source>in another database: {count}</source>
            <translation>в другой базе: {count}</translation>
        </message>
    </context>
    <context>
        <name>MarkingPane</name>
        <message>
            <source>Picture {name}</source>
            <translation>Картинка {name}</translation>
        </message>
        <message>
            <source>What a drag does</source>
            <translation>Что рисует мышь</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Отменить</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Двигать</translation>
        </message>
        <message>
            <source>Arrow</source>
            <translation>Стрелка</translation>
        </message>
        <message>
            <source>Frame</source>
            <translation>Рамка</translation>
        </message>
        <message>
            <source>Blur</source>
            <translation>Размыть</translation>
        </message>
        <message>
            <source>Drag, or Tab, arrow keys, Enter at both ends</source>
            <translation>Мышью или стрелками: Enter в начале и в конце</translation>
        </message>
    </context>
    <context>
        <name>MassWatch</name>
        <message numerus="yes">
            <source>%n similar incident(s) within 15 minutes: {summary}</source>
            <translation>
                <numerusform>%n похожий инцидент за 15 минут: {summary}</numerusform>
                <numerusform>%n похожих инцидента за 15 минут: {summary}</numerusform>
                <numerusform>%n похожих инцидентов за 15 минут: {summary}</numerusform>
            </translation>
        </message>
        <message>
            <source>Join them</source>
            <translation>Объединить</translation>
        </message>
    </context>
    <context>
        <name>MinutesPanel</name>
        <message>
            <source>Minutes that were charged</source>
            <translation>Засчитанные минуты</translation>
        </message>
        <message>
            <source>Nothing was charged</source>
            <translation>Ничего не засчитано</translation>
        </message>
        <message>
            <source>Not a minute of this year counts as down.</source>
            <translation>Ни одна минута года не засчитана как недоступность.</translation>
        </message>
        <message numerus="yes">
            <source>%n stretch(es), together {length}</source>
            <translation>
                <numerusform>%n отрезок, всего {length}</numerusform>
                <numerusform>%n отрезка, всего {length}</numerusform>
                <numerusform>%n отрезков, всего {length}</numerusform>
            </translation>
        </message>
        <message>
            <source>, of it {length} inside maintenance windows</source>
            <translation>, из них {length} в технологических окнах</translation>
        </message>
    </context>
    <context>
        <name>MomentEdit</name>
        <message>
            <source>dd.mm.yyyy hh:mm</source>
            <translation>дд.мм.гггг чч:мм</translation>
        </message>
        <message>
            <source>Date and time are needed, for instance 05.11.2026 09:03</source>
            <translation>Нужны дата и время, например 05.11.2026 09:03</translation>
        </message>
    </context>
    <context>
        <name>NewContract</name>
        <message>
            <source>Second responsible person</source>
            <translation>Второе ответственное лицо</translation>
        </message>
        <message>
            <source>First responsible person</source>
            <translation>Первое ответственное лицо</translation>
        </message>
        <message>
            <source>Draft is kept</source>
            <translation>Черновик сохранён</translation>
        </message>
    </context>
    <context>
        <name>NowView</name>
        <message>
            <source>Probe whose latency is shown</source>
            <translation>Проверка, чья задержка показана</translation>
        </message>
        <message>
            <source>Probe</source>
            <translation>Проверка</translation>
        </message>
        <message>
            <source>No probe measures latency yet: set probes up in the view «Probes».</source>
            <translation>Задержку пока никто не измеряет: заведите проверки в виде «Проверки».</translation>
        </message>
        <message>
            <source>The probe has no answers in this range.</source>
            <translation>За этот промежуток у проверки нет ответов.</translation>
        </message>
    </context>
    <context>
        <name>Offering</name>
        <message>
            <source>Keys</source>
            <translation>Клавиши</translation>
        </message>
        <message>
            <source>Go to: {page}</source>
            <translation>Перейти: {page}</translation>
        </message>
    </context>
    <context>
        <name>OperatorForm</name>
        <message>
            <source>Enter the name</source>
            <translation>Укажите имя</translation>
        </message>
    </context>
    <context>
        <name>OutageCardPanel</name>
        <message>
            <source>Callers</source>
            <translation>Кто сообщил</translation>
        </message>
        <message>
            <source>History</source>
            <translation>История</translation>
        </message>
        <message>
            <source>False alarm</source>
            <translation>Ложная тревога</translation>
        </message>
        <message>
            <source>No false alarm</source>
            <translation>Не ложная тревога</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>Исправить…</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Ответить</translation>
        </message>
        <message>
            <source>The whole platform</source>
            <translation>Вся платформа</translation>
        </message>
        <message>
            <source>cause not known yet</source>
            <translation>причина пока неизвестна</translation>
        </message>
        <message>
            <source>since {moment}</source>
            <translation>с {moment}</translation>
        </message>
        <message>
            <source>measured since {moment}</source>
            <translation>измерено с {moment}</translation>
        </message>
        <message>
            <source>measured {period}</source>
            <translation>измерено: {period}</translation>
        </message>
        <message>
            <source>Called a false alarm; it is no longer charged.</source>
            <translation>Отмечено как ложная тревога и больше не засчитывается.</translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) answered and solved.</source>
            <translation>
                <numerusform>Отвечено по %n обращению, оно решено.</numerusform>
                <numerusform>Отвечено по %n обращениям, они решены.</numerusform>
                <numerusform>Отвечено по %n обращениям, они решены.</numerusform>
            </translation>
        </message>
        <message>
            <source>Call back: {names}</source>
            <translation>Перезвонить: {names}</translation>
        </message>
    </context>
    <context>
        <name>OutageForm</name>
        <message>
            <source>Correct the outage</source>
            <translation>Исправление недоступности</translation>
        </message>
        <message>
            <source>Outage</source>
            <translation>Недоступность</translation>
        </message>
        <message>
            <source>the whole platform</source>
            <translation>вся платформа</translation>
        </message>
    </context>
    <context>
        <name>OutageList</name>
        <message>
            <source>Outages</source>
            <translation>Недоступности</translation>
        </message>
        <message>
            <source>No outages</source>
            <translation>Недоступностей нет</translation>
        </message>
        <message>
            <source>What the monitor finds is entered by itself; what it cannot see is entered by hand.</source>
            <translation>Найденное монитором записывается само; чего он не видит, вносят вручную.</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>What to do? Type a few letters</source>
            <translation>Что сделать? Наберите несколько букв</translation>
        </message>
        <message>
            <source>Search for a command</source>
            <translation>Поиск команды</translation>
        </message>
        <message>
            <source>Commands found</source>
            <translation>Найденные команды</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Ничего не найдено</translation>
        </message>
    </context>
    <context>
        <name>Panel</name>
        <message>
            <source>Right panel</source>
            <translation>Правая панель</translation>
        </message>
        <message>
            <source>Tabs of the right panel</source>
            <translation>Вкладки правой панели</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Закрыть</translation>
        </message>
        <message>
            <source>Close the tab</source>
            <translation>Закрыть вкладку</translation>
        </message>
    </context>
    <context>
        <name>PanelTabs</name>
        <message>
            <source>Outage</source>
            <translation>Недоступность</translation>
        </message>
        <message>
            <source>Correction</source>
            <translation>Исправление</translation>
        </message>
        <message>
            <source>New outage</source>
            <translation>Новая недоступность</translation>
        </message>
        <message>
            <source>The outage is in the register.</source>
            <translation>Недоступность внесена в журнал.</translation>
        </message>
        <message>
            <source>Minutes</source>
            <translation>Минуты</translation>
        </message>
        <message>
            <source>Works</source>
            <translation>Работы</translation>
        </message>
        <message>
            <source>New works</source>
            <translation>Новые работы</translation>
        </message>
        <message>
            <source>The works are announced.</source>
            <translation>Работы объявлены.</translation>
        </message>
        <message>
            <source>The component is judged from now on.</source>
            <translation>Компонент теперь учитывается.</translation>
        </message>
        <message>
            <source>Component</source>
            <translation>Компонент</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>Сохранено.</translation>
        </message>
        <message>
            <source>Probe</source>
            <translation>Проверка</translation>
        </message>
        <message>
            <source>The probe is asked from now on.</source>
            <translation>Проверка теперь опрашивается.</translation>
        </message>
    </context>
    <context>
        <name>ParameterBar</name>
        <message>
            <source>Period</source>
            <translation>Период</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Первый день</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Последний день</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>Договор</translation>
        </message>
        <message>
            <source>All contracts: number, organisation</source>
            <translation>Все договоры: номер, организация</translation>
        </message>
        <message>
            <source>Contract: number, organisation</source>
            <translation>Договор: номер, организация</translation>
        </message>
    </context>
    <context>
        <name>PercentEdit</name>
        <message>
            <source>A number of per cent is needed</source>
            <translation>Нужно число процентов</translation>
        </message>
    </context>
    <context>
        <name>Permits</name>
        <message>
            <source>Your group on this server («{group}») may not do this.</source>
            <translation>Группе «{group}», в которой вы работаете на этом сервере, это не разрешено.</translation>
        </message>
        <message>
            <source>The database is of a newer version: update the console to save anything.</source>
            <translation>База данных более новой версии: чтобы сохранять, обновите пульт.</translation>
        </message>
    </context>
    <context>
        <name>PersonCard</name>
        <message>
            <source>appointed {day}</source>
            <translation>назначено {day}</translation>
        </message>
        <message>
            <source>trained {day}</source>
            <translation>обучено {day}</translation>
        </message>
        <message>
            <source>not trained yet</source>
            <translation>не обучено</translation>
        </message>
        <message>
            <source>until {day}</source>
            <translation>до {day}</translation>
        </message>
        <message>
            <source>replaced by: {name}</source>
            <translation>замена: {name}</translation>
        </message>
        <message>
            <source>Training…</source>
            <translation>Обучение…</translation>
        </message>
        <message>
            <source>Replace…</source>
            <translation>Заменить…</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>Исправить…</translation>
        </message>
        <message>
            <source>End authority…</source>
            <translation>Прекратить…</translation>
        </message>
        <message>
            <source>Do not end</source>
            <translation>Не прекращать</translation>
        </message>
    </context>
    <context>
        <name>PickList</name>
        <message>
            <source>Open the list</source>
            <translation>Открыть список</translation>
        </message>
        <message>
            <source>Matches</source>
            <translation>Подходящее</translation>
        </message>
        <message>
            <source>Choose one from the list</source>
            <translation>Выберите из списка</translation>
        </message>
    </context>
    <context>
        <name>PictureView</name>
        <message>
            <source>Instead of the original</source>
            <translation>Вместо исходной</translation>
        </message>
        <message>
            <source>The original stays with the ticket, unblurred</source>
            <translation>Исходная картинка останется в обращении неразмытой</translation>
        </message>
        <message>
            <source>{name} (marked).png</source>
            <translation>{name} (с пометками).png</translation>
        </message>
        <message>
            <source>{name} is attached</source>
            <translation>Файл {name} прикреплён</translation>
        </message>
        <message>
            <source>{name} stands in the place of the original</source>
            <translation>Вместо исходной картинки теперь {name}</translation>
        </message>
    </context>
    <context>
        <name>PlaceErrors</name>
        <message>
            <source>{names} and {last}</source>
            <translation>{names} и {last}</translation>
        </message>
        <message>
            <source>Fill in: {names}</source>
            <translation>Укажите {names}</translation>
        </message>
    </context>
    <context>
        <name>PresenceLine</name>
        <message>
            <source>Also open at: {names}</source>
            <translation>Открыто также у: {names}</translation>
        </message>
    </context>
    <context>
        <name>PreviewView</name>
        <message>
            <source>No rows in this period</source>
            <translation>За этот период строк нет</translation>
        </message>
        <message>
            <source>The first {shown} of {all} rows</source>
            <translation>Первые строки: {shown} из {all}</translation>
        </message>
        <message>
            <source>Rows: {all}</source>
            <translation>Строк: {all}</translation>
        </message>
        <message>
            <source>First rows of the report</source>
            <translation>Первые строки отчёта</translation>
        </message>
        <message>
            <source>Nothing here</source>
            <translation>Здесь ничего нет</translation>
        </message>
    </context>
    <context>
        <name>ProbeForm</name>
        <message>
            <source>Probe of {name}</source>
            <translation>Проверка: {name}</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Удалить</translation>
        </message>
    </context>
    <context>
        <name>ProbesView</name>
        <message>
            <source>Components and probes</source>
            <translation>Компоненты и проверки</translation>
        </message>
        <message>
            <source>Nothing is watched yet</source>
            <translation>Пока ничего не наблюдается</translation>
        </message>
        <message>
            <source>Add «Система» and «БД» as components, then say how each of them is asked.</source>
            <translation>Заведите компоненты «Система» и «БД», затем укажите, как опрашивать каждый.</translation>
        </message>
        <message>
            <source>Add a component</source>
            <translation>Завести компонент</translation>
        </message>
        <message>
            <source>Add a probe</source>
            <translation>Завести проверку</translation>
        </message>
        <message>
            <source>Nobody asks the probes now: start «meo-console monitor».</source>
            <translation>Сейчас проверки никто не опрашивает: запустите «meo-console monitor».</translation>
        </message>
        <message>
            <source>The probes are asked from {host} since {since}</source>
            <translation>Проверки опрашивает {host} с {since}</translation>
        </message>
    </context>
    <context>
        <name>QAbstractFileIconProvider</name>
        <message>
            <source>Folder</source>
            <translation>Папка</translation>
        </message>
        <message>
            <source>Drive</source>
            <translation>Диск</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Файл</translation>
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <source>&amp;Look in:</source>
            <translation>&amp;Перейти к:</translation>
        </message>
        <message>
            <source>Files of &amp;type:</source>
            <translation>&amp;Типы файлов:</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>Discard</source>
            <translation>Не сохранять</translation>
        </message>
    </context>
    <context>
        <name>RecordPanel</name>
        <message>
            <source>Charge now</source>
            <translation>Списать часы</translation>
        </message>
        <message>
            <source>It took place…</source>
            <translation>Проведено…</translation>
        </message>
        <message>
            <source>Call off</source>
            <translation>Отменить</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>Исправить…</translation>
        </message>
        <message>
            <source>Reverse</source>
            <translation>Сторно</translation>
        </message>
    </context>
    <context>
        <name>RecordView</name>
        <message>
            <source>Asked</source>
            <translation>Спросили</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Ответили</translation>
        </message>
        <message>
            <source>Schools</source>
            <translation>Школы</translation>
        </message>
        <message>
            <source>Lines of the ledger</source>
            <translation>Строки журнала</translation>
        </message>
        <message>
            <source>entered late, {moment}</source>
            <translation>внесено позже, {moment}</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Состояние</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Когда</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Кто</translation>
        </message>
        <message>
            <source>Organisation</source>
            <translation>Организация</translation>
        </message>
        <message>
            <source>Topic</source>
            <translation>Тема</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Вид</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Линия</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Длительность</translation>
        </message>
        <message>
            <source>Stopwatch</source>
            <translation>Секундомер</translation>
        </message>
        <message>
            <source>Charged</source>
            <translation>Списано</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Причина</translation>
        </message>
        <message>
            <source>Methodologist</source>
            <translation>Методист</translation>
        </message>
        <message>
            <source>Corrects</source>
            <translation>Взамен</translation>
        </message>
        <message>
            <source>Corrected by</source>
            <translation>Заменена на</translation>
        </message>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n человек</numerusform>
                <numerusform>%n человека</numerusform>
                <numerusform>%n человек</numerusform>
            </translation>
        </message>
        <message>
            <source>not charged</source>
            <translation>не списано</translation>
        </message>
        <message>
            <source>{over} beyond the quota</source>
            <translation>{over} сверх лимита</translation>
        </message>
        <message>
            <source>reverses line {line}</source>
            <translation>сторно строки № {line}</translation>
        </message>
    </context>
    <context>
        <name>RegisterPage</name>
        <message>
            <source>Register of hours</source>
            <translation>Реестр часов</translation>
        </message>
    </context>
    <context>
        <name>RegisterView</name>
        <message>
            <source>Register</source>
            <translation>Журнал</translation>
        </message>
        <message>
            <source>Nothing has been charged in this year</source>
            <translation>В этом году ещё ничего не списано</translation>
        </message>
        <message>
            <source>Type the first consultation into the line below, or press F4.</source>
            <translation>Впишите первую консультацию в строку внизу или нажмите F4.</translation>
        </message>
        <message>
            <source>Burn-down</source>
            <translation>График расхода</translation>
        </message>
        <message>
            <source>Statement</source>
            <translation>Выписка</translation>
        </message>
        <message>
            <source>What to show of the contract</source>
            <translation>Что показать по договору</translation>
        </message>
        <message>
            <source>Contract year</source>
            <translation>Год договора</translation>
        </message>
        <message>
            <source>All contracts</source>
            <translation>Все договоры</translation>
        </message>
        <message numerus="yes">
            <source>Charge %n consultation(s) logged earlier</source>
            <translation>
                <numerusform>Списать %n записанную ранее консультацию</numerusform>
                <numerusform>Списать %n записанные ранее консультации</numerusform>
                <numerusform>Списать %n записанных ранее консультаций</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Relations</name>
        <message>
            <source>Part of a mass incident</source>
            <translation>Часть массового инцидента</translation>
        </message>
        <message numerus="yes">
            <source>%n more report(s) of the same</source>
            <translation>
                <numerusform>Ещё %n сообщение о том же</numerusform>
                <numerusform>Ещё %n сообщения о том же</numerusform>
                <numerusform>Ещё %n сообщений о том же</numerusform>
            </translation>
        </message>
        <message>
            <source>Take the relation to {number} away</source>
            <translation>Снять связь с № {number}</translation>
        </message>
    </context>
    <context>
        <name>ReportClock</name>
        <message>
            <source>The report «{name}» was not made: {problem}</source>
            <translation>Отчёт «{name}» не сделан: {problem}</translation>
        </message>
        <message>
            <source>The report «{name}» is made: {file}</source>
            <translation>Отчёт «{name}» сделан: {file}</translation>
        </message>
    </context>
    <context>
        <name>ReportsPage</name>
        <message>
            <source>Report</source>
            <translation>Отчёт</translation>
        </message>
        <message>
            <source>The report is being counted…</source>
            <translation>Отчёт считается…</translation>
        </message>
        <message>
            <source>Saved reports</source>
            <translation>Сохранённые отчёты</translation>
        </message>
        <message>
            <source>Saved: «{name}»</source>
            <translation>Сохранено: «{name}»</translation>
        </message>
        <message>
            <source>Removed: «{name}»</source>
            <translation>Удалено: «{name}»</translation>
        </message>
    </context>
    <context>
        <name>SaidPanel</name>
        <message>
            <source>Messages</source>
            <translation>Сообщения</translation>
        </message>
        <message>
            <source>Nothing was said yet.</source>
            <translation>Сообщений пока не было.</translation>
        </message>
        <message>
            <source>failure</source>
            <translation>сбой</translation>
        </message>
        <message>
            <source>attention</source>
            <translation>внимание</translation>
        </message>
    </context>
    <context>
        <name>SavedPanel</name>
        <message>
            <source>Choose a folder</source>
            <translation>Выбрать папку</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Сохранить</translation>
        </message>
        <message>
            <source>Saved reports</source>
            <translation>Сохранённые отчёты</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Показать</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Удалить</translation>
        </message>
        <message>
            <source>There is no folder {folder} on this computer: the console that has it makes the file.</source>
            <translation>Папки {folder} на этом компьютере нет: файл сделает тот пульт, у которого она есть.</translation>
        </message>
        <message>
            <source>Made for {day}: {file}</source>
            <translation>Сделан за {day}: {file}</translation>
        </message>
        <message>
            <source>Folder for the files</source>
            <translation>Папка для файлов</translation>
        </message>
    </context>
    <context>
        <name>SearchLine</name>
        <message>
            <source>Search</source>
            <translation>Поиск</translation>
        </message>
        <message>
            <source>Show everything again</source>
            <translation>Снова показать всё</translation>
        </message>
    </context>
    <context>
        <name>SeatRow</name>
        <message>
            <source>people</source>
            <translation>чел.</translation>
        </message>
        <message>
            <source>Attended: {school}</source>
            <translation>Присутствовало: {school}</translation>
        </message>
        <message>
            <source>Take out {school}</source>
            <translation>Убрать: {school}</translation>
        </message>
        <message>
            <source>no valid contract, nothing is charged</source>
            <translation>нет действующего договора, часы не спишутся</translation>
        </message>
        <message>
            <source>{contract}, {left} left</source>
            <translation>{contract}, осталось {left}</translation>
        </message>
    </context>
    <context>
        <name>SeatsEditor</name>
        <message>
            <source>Add a school: name, place or contract</source>
            <translation>Добавить школу: название, место или договор</translation>
        </message>
        <message>
            <source>Add a school</source>
            <translation>Добавить школу</translation>
        </message>
    </context>
    <context>
        <name>ServerForm</name>
        <message>
            <source>Choose the CA file …</source>
            <translation>Выбрать файл CA…</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Проверить</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Подключиться</translation>
        </message>
        <message>
            <source>Asking the server …</source>
            <translation>Спрашиваю сервер…</translation>
        </message>
        <message>
            <source>CA file</source>
            <translation>Файл CA</translation>
        </message>
        <message>
            <source>Certificates (*.pem *.crt *.cer)</source>
            <translation>Сертификаты (*.pem *.crt *.cer)</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Sign in as this operator</source>
            <translation>Войти под этим именем</translation>
        </message>
        <message>
            <source>Signed in: {name}</source>
            <translation>За пультом {name}</translation>
        </message>
    </context>
    <context>
        <name>Sheet</name>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Сохранить</translation>
        </message>
    </context>
    <context>
        <name>SideBar</name>
        <message>
            <source>Pages</source>
            <translation>Страницы</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Меню</translation>
        </message>
        <message>
            <source>MEO Console</source>
            <translation>Пульт МЭО</translation>
        </message>
    </context>
    <context>
        <name>SimilarPart</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>ещё %n</numerusform>
                <numerusform>ещё %n</numerusform>
                <numerusform>ещё %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Show %n more similar ticket(s)</source>
            <translation>
                <numerusform>Показать ещё %n похожее обращение</numerusform>
                <numerusform>Показать ещё %n похожих обращения</numerusform>
                <numerusform>Показать ещё %n похожих обращений</numerusform>
            </translation>
        </message>
        <message>
            <source>The call will be joined to ticket {number}</source>
            <translation>Звонок будет присоединён к обращению {number}</translation>
        </message>
        <message>
            <source>Similar, but in other lessons</source>
            <translation>Похожее, но в других занятиях</translation>
        </message>
        <message>
            <source>Similar</source>
            <translation>Похожее</translation>
        </message>
        <message numerus="yes">
            <source>Similar: reported by %n school(s)</source>
            <translation>
                <numerusform>Похожее: сообщила %n школа</numerusform>
                <numerusform>Похожее: сообщили %n школы</numerusform>
                <numerusform>Похожее: сообщили %n школ</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StandingLine</name>
        <message>
            <source>valid until {day}</source>
            <translation>действует до {day}</translation>
        </message>
        <message>
            <source>hours until {day}</source>
            <translation>часы до {day}</translation>
        </message>
    </context>
    <context>
        <name>StartPage</name>
        <message>
            <source>MEO Console</source>
            <translation>Пульт МЭО</translation>
        </message>
        <message>
            <source>Demo</source>
            <translation>Демо</translation>
        </message>
        <message>
            <source>Sample data to look around in; marked and removed with one command</source>
            <translation>Учебные данные: помечены и удаляются одной командой</translation>
        </message>
        <message>
            <source>The database that was named at the start</source>
            <translation>База, названная при запуске</translation>
        </message>
        <message>
            <source>Own database</source>
            <translation>Своя база</translation>
        </message>
        <message>
            <source>A file on this computer, for work alone</source>
            <translation>Файл на этом компьютере, для работы в одиночку</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Сервер</translation>
        </message>
        <message>
            <source>One PostgreSQL for all desks; the administrator has its address</source>
            <translation>Один PostgreSQL на все рабочие места; адрес знает администратор</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Назад</translation>
        </message>
        <message>
            <source>The server does not know who has this login. Enter your name above.</source>
            <translation>Сервер не знает, чьё это имя для входа. Представьтесь выше.</translation>
        </message>
        <message>
            <source>Who you are the server knows by your login.</source>
            <translation>Кто вы, сервер узнает по имени для входа.</translation>
        </message>
        <message>
            <source>Who is at the desk, and where is the data?</source>
            <translation>Кто за пультом и где лежат данные?</translation>
        </message>
        <message>
            <source>Demo Operator</source>
            <translation>Оператор Демо</translation>
        </message>
    </context>
    <context>
        <name>StatementView</name>
        <message>
            <source>Excel</source>
            <translation>Excel</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>Сохранить PDF</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Печать</translation>
        </message>
        <message>
            <source>Statement</source>
            <translation>Выписка</translation>
        </message>
    </context>
    <context>
        <name>Statements</name>
        <message>
            <source>PDF files (*.pdf)</source>
            <translation>Файлы PDF (*.pdf)</translation>
        </message>
        <message>
            <source>Save the statement</source>
            <translation>Сохранить выписку</translation>
        </message>
        <message>
            <source>MEO_statement_{number}_{year}.{ending}</source>
            <translation>МЭО_выписка_{number}_{year}.{ending}</translation>
        </message>
        <message>
            <source>Written: {file}</source>
            <translation>Записано: {file}</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>Status bar</source>
            <translation>Строка состояния</translation>
        </message>
        <message>
            <source>DEMO</source>
            <translation>ДЕМО</translation>
        </message>
        <message>
            <source>{operator}, ext. {line}</source>
            <translation>{operator}, доб. {line}</translation>
        </message>
    </context>
    <context>
        <name>StopwatchButton</name>
        <message>
            <source>Stopwatch: stop or go on</source>
            <translation>Секундомер: остановить или продолжить</translation>
        </message>
    </context>
    <context>
        <name>StripChart</name>
        <message>
            <source>States over time</source>
            <translation>Состояния во времени</translation>
        </message>
        <message>
            <source>Hour</source>
            <translation>Час</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Сутки</translation>
        </message>
        <message>
            <source>Week</source>
            <translation>Неделя</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Месяц</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Год</translation>
        </message>
        <message>
            <source>Component</source>
            <translation>Компонент</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Период</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Длительность</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Состояние</translation>
        </message>
    </context>
    <context>
        <name>SwitchPanel</name>
        <message>
            <source>Switched before</source>
            <translation>Меняли раньше</translation>
        </message>
        <message>
            <source>Switch</source>
            <translation>Сменить чтение</translation>
        </message>
        <message>
            <source>{moment}, {actor}: {reading} from {since} on — {reason}</source>
            <translation>{moment}, {actor}: «{reading}» с {since} — {reason}</translation>
        </message>
    </context>
    <context>
        <name>TabList</name>
        <message>
            <source>All tabs</source>
            <translation>Все вкладки</translation>
        </message>
    </context>
    <context>
        <name>Tabs</name>
        <message>
            <source>New contract</source>
            <translation>Новый договор</translation>
        </message>
        <message>
            <source>The contract is entered</source>
            <translation>Договор внесён</translation>
        </message>
        <message>
            <source>The form is closed</source>
            <translation>Форма закрыта</translation>
        </message>
        <message>
            <source>Bring back</source>
            <translation>Вернуть</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Импорт</translation>
        </message>
        <message>
            <source>Contracts: {new} new, {changed} changed, {refused} refused</source>
            <translation>Договоры: новых — {new}, изменено — {changed}, отклонено — {refused}</translation>
        </message>
    </context>
    <context>
        <name>TagMenu</name>
        <message>
            <source>New tag</source>
            <translation>Новая метка</translation>
        </message>
        <message>
            <source>Take away «{tag}»</source>
            <translation>Снять «{tag}»</translation>
        </message>
    </context>
    <context>
        <name>TemplateList</name>
        <message>
            <source>Templates</source>
            <translation>Шаблоны</translation>
        </message>
        <message>
            <source>Type another name and press Enter.</source>
            <translation>Чтобы переименовать, введите другое название и нажмите Enter.</translation>
        </message>
        <message>
            <source>There are no templates yet: write an answer and keep it as a template.</source>
            <translation>Шаблонов пока нет: напишите ответ и сохраните его как шаблон.</translation>
        </message>
        <message>
            <source>Name of the template</source>
            <translation>Название шаблона</translation>
        </message>
        <message>
            <source>Delete «{title}»</source>
            <translation>Удалить «{title}»</translation>
        </message>
        <message>
            <source>Template «{title}» is deleted</source>
            <translation>Шаблон «{title}» удалён</translation>
        </message>
    </context>
    <context>
        <name>TicketsPage</name>
        <message>
            <source>Tickets</source>
            <translation>Обращения</translation>
        </message>
        <message>
            <source>Words, number, phone, status:new grade:7 …</source>
            <translation>Слова, номер, телефон, статус:новое класс:7 …</translation>
        </message>
        <message>
            <source>New call</source>
            <translation>Новый звонок</translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s)</source>
            <translation>
                <numerusform>%n обращение</numerusform>
                <numerusform>%n обращения</numerusform>
                <numerusform>%n обращений</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Ничего не найдено</translation>
        </message>
        <message>
            <source>Esc in the search line shows everything again. Any form of a word will do.</source>
            <translation>Esc в строке поиска снова покажет всё.
Подойдёт любая форма слова.</translation>
        </message>
        <message>
            <source>Nothing here</source>
            <translation>Здесь пусто</translation>
        </message>
        <message>
            <source>New calls and e-mails appear here by themselves.</source>
            <translation>Новые звонки и письма появятся здесь сами.</translation>
        </message>
    </context>
    <context>
        <name>Toast</name>
        <message>
            <source>Undo</source>
            <translation>Отменить</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Закрыть</translation>
        </message>
    </context>
    <context>
        <name>Unfilled</name>
        <message>
            <source>Not filled in: {fields}. Write something instead, or answer once more: it goes as it is.</source>
            <translation>Не заполнено: {fields}. Впишите нужное или ответьте ещё раз — тогда ответ уйдёт как есть.</translation>
        </message>
    </context>
    <context>
        <name>ViewForm</name>
        <message>
            <source>Name of the view</source>
            <translation>Название вида</translation>
        </message>
        <message>
            <source>For the whole desk</source>
            <translation>Для всей службы</translation>
        </message>
        <message>
            <source>Keep the view</source>
            <translation>Сохранить вид</translation>
        </message>
        <message>
            <source>Filter, words, order and columns, as they stand</source>
            <translation>Отбор, слова, порядок и столбцы — как сейчас</translation>
        </message>
        <message>
            <source>Give the view a name</source>
            <translation>Назовите вид</translation>
        </message>
        <message>
            <source>There is a view «{name}» already</source>
            <translation>Вид «{name}» уже есть</translation>
        </message>
    </context>
    <context>
        <name>ViewSet</name>
        <message>
            <source>View «{name}» is removed</source>
            <translation>Вид «{name}» удалён</translation>
        </message>
    </context>
    <context>
        <name>Views</name>
        <message>
            <source>Views</source>
            <translation>Виды списка</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>ещё %n</numerusform>
                <numerusform>ещё %n</numerusform>
                <numerusform>ещё %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more view(s)</source>
            <translation>
                <numerusform>Ещё %n вид</numerusform>
                <numerusform>Ещё %n вида</numerusform>
                <numerusform>Ещё %n видов</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Watchman</name>
        <message>
            <source>Sign in again</source>
            <translation>Войти заново</translation>
        </message>
        <message>
            <source>No connection to the database: what you type is kept in the drafts.</source>
            <translation>Нет связи с базой: всё, что вы набираете, хранится в черновиках.</translation>
        </message>
        <message>
            <source>Drafts cannot be kept: the disk is full or read-only. Save what is open.</source>
            <translation>Черновики не сохраняются: диск заполнен или доступен только для чтения. Сохраните открытое.</translation>
        </message>
        <message>
            <source>The draft is kept</source>
            <translation>Черновик сохранён</translation>
        </message>
        <message>
            <source>Bring back</source>
            <translation>Вернуть</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Открыть</translation>
        </message>
        <message>
            <source>The language changes at the next start: something is open in the panel.</source>
            <translation>Язык сменится при следующем запуске: в панели есть открытое.</translation>
        </message>
    </context>
    <context>
        <name>WebinarForm</name>
        <message>
            <source>Schools</source>
            <translation>Школы</translation>
        </message>
        <message>
            <source>Throw the draft away</source>
            <translation>Выбросить черновик</translation>
        </message>
        <message>
            <source>Webinar</source>
            <translation>Вебинар</translation>
        </message>
        <message>
            <source>Record and charge</source>
            <translation>Записать и списать</translation>
        </message>
        <message>
            <source>Plan and reserve</source>
            <translation>Запланировать</translation>
        </message>
        <message>
            <source>Goes out when the database answers</source>
            <translation>Уйдёт, когда ответит база</translation>
        </message>
        <message>
            <source>Draft is kept</source>
            <translation>Черновик сохранён</translation>
        </message>
        <message>
            <source>Name at least one school that takes part.</source>
            <translation>Добавьте хотя бы одну школу-участницу.</translation>
        </message>
    </context>
    <context>
        <name>WindowCommands</name>
        <message>
            <source>There is nothing to take back: an action can be taken back for {seconds} seconds.</source>
            <translation>Отменять нечего: действие можно отменить в течение {seconds} секунд.</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Сообщения</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>Taken all the same: {reason}</source>
            <translation>Принято вопреки отказу: {reason}</translation>
        </message>
    </context>
    <context>
        <name>WorksCard</name>
        <message>
            <source>Cancel the works</source>
            <translation>Отменить работы</translation>
        </message>
        <message>
            <source>They take place</source>
            <translation>Работы состоятся</translation>
        </message>
        <message>
            <source>the whole platform</source>
            <translation>вся платформа</translation>
        </message>
        <message>
            <source>announced {moment}</source>
            <translation>объявлены {moment}</translation>
        </message>
        <message>
            <source>inside the maintenance window: {length}</source>
            <translation>внутри технологического окна: {length}</translation>
        </message>
        <message>
            <source>cancelled: nothing is left out of the year</source>
            <translation>отменены: из года ничего не исключается</translation>
        </message>
    </context>
    <context>
        <name>WorksForm</name>
        <message>
            <source>Announced works</source>
            <translation>Объявленные работы</translation>
        </message>
        <message>
            <source>the whole platform</source>
            <translation>вся платформа</translation>
        </message>
        <message>
            <source>Announce</source>
            <translation>Объявить</translation>
        </message>
        <message>
            <source>Entirely inside the maintenance window of the agreement.</source>
            <translation>Целиком внутри технологического окна по соглашению.</translation>
        </message>
        <message>
            <source>Only the part inside the window (Thursday 18:00–20:00) can be left out of the year.</source>
            <translation>Из года можно исключить только часть внутри окна (четверг, 18:00–20:00).</translation>
        </message>
        <message>
            <source>Outside the maintenance windows: such works excuse nothing.</source>
            <translation>Вне технологических окон: такие работы ничего не извиняют.</translation>
        </message>
    </context>
    <context>
        <name>WorksList</name>
        <message>
            <source>Announced works</source>
            <translation>Объявленные работы</translation>
        </message>
        <message>
            <source>No works were announced</source>
            <translation>Работ не объявляли</translation>
        </message>
        <message>
            <source>Works announced before they begin, and inside a Thursday window, can be left out of the year.</source>
            <translation>Работы, объявленные до начала и попавшие в окно четверга, можно исключить из года.</translation>
        </message>
    </context>
    <context>
        <name>YearPicker</name>
        <message>
            <source>Earlier year</source>
            <translation>Предыдущий год</translation>
        </message>
        <message>
            <source>Later year</source>
            <translation>Следующий год</translation>
        </message>
    </context>
    <context>
        <name>YearSheet</name>
        <message>
            <source>Calendar of {year}</source>
            <translation>Календарь {year} года</translation>
        </message>
        <message>
            <source>{days} working days</source>
            <translation>рабочих {days}</translation>
        </message>
    </context>
    <context>
        <name>YearSwitch</name>
        <message>
            <source>Previous year</source>
            <translation>Предыдущий год</translation>
        </message>
        <message>
            <source>Next year</source>
            <translation>Следующий год</translation>
        </message>
    </context>
    <context>
        <name>YearView</name>
        <message>
            <source>Whose figure</source>
            <translation>Чья доступность</translation>
        </message>
    </context>
    <context>
        <name>agreement</name>
        <message>
            <source>Channels and working time</source>
            <translation>Каналы и рабочее время</translation>
        </message>
        <message>
            <source>Contract and persons</source>
            <translation>Договор и лица</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Обращения</translation>
        </message>
        <message>
            <source>Methodological support</source>
            <translation>Методическая поддержка</translation>
        </message>
        <message>
            <source>Availability</source>
            <translation>Доступность</translation>
        </message>
        <message>
            <source>All clauses</source>
            <translation>Все пункты</translation>
        </message>
        <message>
            <source>Several readings</source>
            <translation>Разные чтения</translation>
        </message>
        <message>
            <source>Read otherwise…</source>
            <translation>Читать иначе…</translation>
        </message>
    </context>
    <context>
        <name>burn down</name>
        <message>
            <source>School holidays and planned webinars are not foreseen; the band holds about 80 of 100 courses.</source>
            <translation>Каникулы и запланированные вебинары прогноз не учитывает; в полосу попадает около 80 случаев из 100.</translation>
        </message>
    </context>
    <context>
        <name>calendar</name>
        <message>
            <source>support works</source>
            <translation>поддержка работает</translation>
        </message>
        <message>
            <source>support does not work</source>
            <translation>поддержка не работает</translation>
        </message>
        <message>
            <source>working day</source>
            <translation>рабочий</translation>
        </message>
        <message>
            <source>decided by {actor}</source>
            <translation>решение: {actor}</translation>
        </message>
        <message>
            <source>{day}: {name}, {state}</source>
            <translation>{day}: {name}, {state}</translation>
        </message>
        <message>
            <source>As the desk reads it</source>
            <translation>Как принято в отделе</translation>
        </message>
        <message>
            <source>By the agreement</source>
            <translation>По соглашению</translation>
        </message>
        <message>
            <source>Production calendar</source>
            <translation>Производственный календарь</translation>
        </message>
        <message>
            <source>Article 112 only</source>
            <translation>Только статья 112</translation>
        </message>
        <message>
            <source>today</source>
            <translation>сегодня</translation>
        </message>
        <message>
            <source>holiday</source>
            <translation>праздник</translation>
        </message>
        <message>
            <source>moved day off</source>
            <translation>перенос</translation>
        </message>
        <message>
            <source>day off</source>
            <translation>выходной</translation>
        </message>
        <message>
            <source>working weekend</source>
            <translation>рабочий выходной</translation>
        </message>
        <message>
            <source>short day</source>
            <translation>сокращённый</translation>
        </message>
        <message>
            <source>by decree</source>
            <translation>по указу</translation>
        </message>
        <message>
            <source>closed by the desk</source>
            <translation>закрыто отделом</translation>
        </message>
        <message>
            <source>opened by the desk</source>
            <translation>открыто отделом</translation>
        </message>
        <message>
            <source>Excel workbook (*.xlsx);;Table for any program (*.csv);;Another console (*.json)</source>
            <translation>Книга Excel (*.xlsx);;Таблица для любой программы (*.csv);;Другой пульт (*.json)</translation>
        </message>
        <message>
            <source>Calendars (*.json *.xlsx *.csv)</source>
            <translation>Календари (*.json *.xlsx *.csv)</translation>
        </message>
    </context>
    <context>
        <name>choices</name>
        <message>
            <source>Русский</source>
            <translation>Русский</translation>
        </message>
        <message>
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <source>light</source>
            <translation>светлая</translation>
        </message>
        <message>
            <source>dark</source>
            <translation>тёмная</translation>
        </message>
        <message>
            <source>same as the system</source>
            <translation>как в системе</translation>
        </message>
        <message>
            <source>up</source>
            <translation>работает</translation>
        </message>
        <message>
            <source>degraded</source>
            <translation>деградация</translation>
        </message>
        <message>
            <source>down outside the licensor's zone</source>
            <translation>недоступно вне зоны Лицензиара</translation>
        </message>
        <message>
            <source>down</source>
            <translation>недоступно</translation>
        </message>
        <message>
            <source>no data</source>
            <translation>нет данных</translation>
        </message>
        <message>
            <source>data centre</source>
            <translation>ЦОД</translation>
        </message>
        <message>
            <source>the system</source>
            <translation>система</translation>
        </message>
        <message>
            <source>outside the data centre</source>
            <translation>вне ЦОД</translation>
        </message>
        <message>
            <source>at the client's</source>
            <translation>у клиента</translation>
        </message>
        <message>
            <source>operator</source>
            <translation>оператор</translation>
        </message>
        <message>
            <source>methodologist</source>
            <translation>методист</translation>
        </message>
        <message>
            <source>supervisor</source>
            <translation>руководитель</translation>
        </message>
        <message>
            <source>222, technical</source>
            <translation>222, техподдержка</translation>
        </message>
        <message>
            <source>111, methodology</source>
            <translation>111, методисты</translation>
        </message>
        <message>
            <source>132, methodology</source>
            <translation>132, методисты</translation>
        </message>
        <message>
            <source>individual</source>
            <translation>индивидуальная</translation>
        </message>
        <message>
            <source>webinar</source>
            <translation>вебинар</translation>
        </message>
        <message>
            <source>by e-mail</source>
            <translation>по e-mail</translation>
        </message>
        <message>
            <source>the whole platform</source>
            <translation>вся платформа</translation>
        </message>
        <message>
            <source>going on</source>
            <translation>идёт</translation>
        </message>
        <message>
            <source>was down</source>
            <translation>недоступность</translation>
        </message>
        <message>
            <source>was degraded</source>
            <translation>деградация</translation>
        </message>
        <message>
            <source>false alarm</source>
            <translation>ложная тревога</translation>
        </message>
        <message>
            <source>the monitor</source>
            <translation>монитор</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>вручную</translation>
        </message>
        <message>
            <source>imported</source>
            <translation>загружено</translation>
        </message>
        <message>
            <source>planned</source>
            <translation>запланированы</translation>
        </message>
        <message>
            <source>over</source>
            <translation>прошли</translation>
        </message>
        <message>
            <source>held</source>
            <translation>проведено</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>отменены</translation>
        </message>
        <message>
            <source>scheduled</source>
            <translation>запланировано</translation>
        </message>
        <message>
            <source>reversed</source>
            <translation>сторнировано</translation>
        </message>
        <message>
            <source>charged</source>
            <translation>списано</translation>
        </message>
        <message>
            <source>charged in part</source>
            <translation>списано частично</translation>
        </message>
        <message>
            <source>not charged</source>
            <translation>не списано</translation>
        </message>
        <message>
            <source>phone</source>
            <translation>телефон</translation>
        </message>
        <message>
            <source>e-mail</source>
            <translation>почта</translation>
        </message>
        <message>
            <source>video call</source>
            <translation>видеосвязь</translation>
        </message>
        <message>
            <source>other channel</source>
            <translation>другой канал</translation>
        </message>
        <message>
            <source>teacher</source>
            <translation>учитель</translation>
        </message>
        <message>
            <source>administration</source>
            <translation>администрация</translation>
        </message>
        <message>
            <source>parent</source>
            <translation>родитель</translation>
        </message>
        <message>
            <source>another adult</source>
            <translation>другой взрослый</translation>
        </message>
        <message>
            <source>pupil</source>
            <translation>ученик</translation>
        </message>
        <message>
            <source>equal shares</source>
            <translation>поровну</translation>
        </message>
        <message>
            <source>in full to each</source>
            <translation>каждому полностью</translation>
        </message>
        <message>
            <source>by attendance</source>
            <translation>по числу участников</translation>
        </message>
        <message>
            <source>enough hours</source>
            <translation>часов достаточно</translation>
        </message>
        <message>
            <source>80 % used</source>
            <translation>израсходовано 80 %</translation>
        </message>
        <message>
            <source>nearly used up</source>
            <translation>почти исчерпано</translation>
        </message>
        <message>
            <source>used up</source>
            <translation>исчерпано</translation>
        </message>
        <message>
            <source>over the quota</source>
            <translation>сверх лимита</translation>
        </message>
        <message>
            <source>charge</source>
            <translation>списание</translation>
        </message>
        <message>
            <source>reversal</source>
            <translation>сторно</translation>
        </message>
        <message>
            <source>change of the quota</source>
            <translation>изменение лимита</translation>
        </message>
        <message>
            <source>course error</source>
            <translation>ошибка в курсе</translation>
        </message>
        <message>
            <source>incident</source>
            <translation>инцидент</translation>
        </message>
        <message>
            <source>request</source>
            <translation>запрос</translation>
        </message>
        <message>
            <source>methodology</source>
            <translation>методика</translation>
        </message>
        <message>
            <source>new</source>
            <translation>новое</translation>
        </message>
        <message>
            <source>in work</source>
            <translation>в работе</translation>
        </message>
        <message>
            <source>waiting for information</source>
            <translation>ждём информацию</translation>
        </message>
        <message>
            <source>solved</source>
            <translation>решено</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>закрыто</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>отказ</translation>
        </message>
        <message>
            <source>fixed</source>
            <translation>исправлено</translation>
        </message>
        <message>
            <source>not an error</source>
            <translation>не ошибка</translation>
        </message>
        <message>
            <source>duplicate</source>
            <translation>дубль</translation>
        </message>
        <message>
            <source>has happened</source>
            <translation>произошёл</translation>
        </message>
        <message>
            <source>may happen</source>
            <translation>может произойти</translation>
        </message>
        <message>
            <source>no access</source>
            <translation>доступа нет</translation>
        </message>
        <message>
            <source>access got worse</source>
            <translation>доступ ухудшился</translation>
        </message>
        <message>
            <source>high</source>
            <translation>высокий</translation>
        </message>
        <message>
            <source>normal</source>
            <translation>обычный</translation>
        </message>
        <message>
            <source>low</source>
            <translation>низкий</translation>
        </message>
        <message>
            <source>allowed</source>
            <translation>можно</translation>
        </message>
        <message>
            <source>allowed with a remark</source>
            <translation>можно с оговоркой</translation>
        </message>
        <message>
            <source>not allowed</source>
            <translation>нельзя</translation>
        </message>
        <message>
            <source>support is closed</source>
            <translation>поддержка не работает</translation>
        </message>
        <message>
            <source>support is open</source>
            <translation>поддержка работает</translation>
        </message>
        <message>
            <source>national holiday</source>
            <translation>праздник</translation>
        </message>
        <message>
            <source>moved day off</source>
            <translation>перенос</translation>
        </message>
        <message>
            <source>working weekend</source>
            <translation>рабочий выходной</translation>
        </message>
        <message>
            <source>non-working by decree</source>
            <translation>по указу</translation>
        </message>
        <message>
            <source>short day</source>
            <translation>сокращённый день</translation>
        </message>
        <message>
            <source>waiting 2 working days</source>
            <translation>ждём 2 раб. дня</translation>
        </message>
        <message>
            <source>waiting 3 working days</source>
            <translation>ждём 3 раб. дня</translation>
        </message>
        <message>
            <source>waiting 4 working days</source>
            <translation>ждём 4 раб. дня</translation>
        </message>
        <message>
            <source>waiting 5 working days</source>
            <translation>ждём 5 раб. дней</translation>
        </message>
        <message>
            <source>waiting 6 working days</source>
            <translation>ждём 6 раб. дней</translation>
        </message>
        <message>
            <source>waiting 7 working days</source>
            <translation>ждём 7 раб. дней</translation>
        </message>
        <message>
            <source>waiting 8 working days</source>
            <translation>ждём 8 раб. дней</translation>
        </message>
        <message>
            <source>waiting 9 working days</source>
            <translation>ждём 9 раб. дней</translation>
        </message>
        <message>
            <source>waiting 10 working days and more</source>
            <translation>ждём 10 раб. дней и больше</translation>
        </message>
        <message>
            <source>active</source>
            <translation>действует</translation>
        </message>
        <message>
            <source>ending</source>
            <translation>истекает</translation>
        </message>
        <message>
            <source>upcoming</source>
            <translation>ещё не начался</translation>
        </message>
        <message>
            <source>authorised</source>
            <translation>уполномочено</translation>
        </message>
        <message>
            <source>untrained</source>
            <translation>не обучено</translation>
        </message>
        <message>
            <source>appointed later</source>
            <translation>назначено позже</translation>
        </message>
        <message>
            <source>former</source>
            <translation>прежнее</translation>
        </message>
        <message>
            <source>draft</source>
            <translation>проект</translation>
        </message>
        <message>
            <source>ended</source>
            <translation>истёк</translation>
        </message>
        <message>
            <source>entered late</source>
            <translation>внесено позже</translation>
        </message>
        <message>
            <source>all there was, or is allowed</source>
            <translation>всего или допустимо</translation>
        </message>
        <message>
            <source>done or used of it</source>
            <translation>исполнено или израсходовано</translation>
        </message>
        <message>
            <source>limit: no more than that</source>
            <translation>предел: не больше этого</translation>
        </message>
        <message>
            <source>as in the official calendar</source>
            <translation>как в официальном календаре</translation>
        </message>
        <message>
            <source>page (HTTP, HTTPS)</source>
            <translation>страница (HTTP, HTTPS)</translation>
        </message>
        <message>
            <source>port (TCP)</source>
            <translation>порт (TCP)</translation>
        </message>
        <message>
            <source>only when asked</source>
            <translation>только по требованию</translation>
        </message>
        <message>
            <source>first working day of the week</source>
            <translation>первый рабочий день недели</translation>
        </message>
        <message>
            <source>first working day of the month</source>
            <translation>первый рабочий день месяца</translation>
        </message>
        <message>
            <source>first working day of the quarter</source>
            <translation>первый рабочий день квартала</translation>
        </message>
        <message>
            <source>first working day of the year</source>
            <translation>первый рабочий день года</translation>
        </message>
        <message>
            <source>this month</source>
            <translation>этот месяц</translation>
        </message>
        <message>
            <source>last month</source>
            <translation>прошлый месяц</translation>
        </message>
        <message>
            <source>last week</source>
            <translation>прошлая неделя</translation>
        </message>
        <message>
            <source>last quarter</source>
            <translation>прошлый квартал</translation>
        </message>
        <message>
            <source>this year</source>
            <translation>этот год</translation>
        </message>
        <message>
            <source>last year</source>
            <translation>прошлый год</translation>
        </message>
        <message>
            <source>from … to …</source>
            <translation>с … по …</translation>
        </message>
    </context>
    <context>
        <name>cli</name>
        <message>
            <source>This is a fault of the program ({kind}); nothing was changed. Details are in the log.</source>
            <translation>Это ошибка программы ({kind}); ничего не изменилось. Подробности в журнале.</translation>
        </message>
        <message>
            <source>Console of the support desk; without a verb it opens the window.</source>
            <translation>Пульт службы поддержки; без команды открывает окно.</translation>
        </message>
        <message>
            <source>A file, sqlite:///… or postgresql://…</source>
            <translation>Файл, sqlite:///… или postgresql://…</translation>
        </message>
        <message>
            <source>Language of the answers</source>
            <translation>Язык ответов</translation>
        </message>
        <message>
            <source>Answer for programs, as one JSON object</source>
            <translation>Ответ для программ: один объект JSON</translation>
        </message>
        <message>
            <source>Check that the database is sound; exit code 1 when it is not.</source>
            <translation>Проверить, исправна ли база; код 1, если нет.</translation>
        </message>
        <message>
            <source>Write a consistent copy of the database, also while it is in use.</source>
            <translation>Записать целую копию базы, даже пока с ней работают.</translation>
        </message>
        <message>
            <source>Put a copy made by backup in the place of the database.</source>
            <translation>Поставить копию, сделанную backup, на место базы.</translation>
        </message>
        <message>
            <source>Bring the database to this version of the console.</source>
            <translation>Привести базу к версии этого пульта.</translation>
        </message>
        <message>
            <source>How available the platform was in a Moscow calendar year.</source>
            <translation>Насколько платформа была доступна за календарный год по московскому времени.</translation>
        </message>
        <message>
            <source>The year; by default this one</source>
            <translation>Год; по умолчанию текущий</translation>
        </message>
        <message>
            <source>Only this component; by default all of them</source>
            <translation>Только этот компонент; по умолчанию все</translation>
        </message>
        <message>
            <source>Judge as of this moment</source>
            <translation>Оценить на этот момент</translation>
        </message>
        <message>
            <source>working</source>
            <translation>рабочий</translation>
        </message>
        <message>
            <source>day off</source>
            <translation>выходной</translation>
        </message>
        <message>
            <source>Which days of a period work, and what the others are.</source>
            <translation>Какие дни периода рабочие и что за остальные.</translation>
        </message>
        <message>
            <source>The first day</source>
            <translation>Первый день</translation>
        </message>
        <message>
            <source>The last day, included</source>
            <translation>Последний день, включительно</translation>
        </message>
        <message>
            <source>How the agreement is read; without it, as the desk reads it</source>
            <translation>Как читать соглашение; без ключа — как принято в отделе</translation>
        </message>
        <message>
            <source>Whether the president's non-working days of 2020 and 2021 are off</source>
            <translation>Считать ли выходными нерабочие дни 2020 и 2021 годов по указам Президента</translation>
        </message>
        <message>
            <source>Number of the contract; several for a webinar</source>
            <translation>Номер договора; для вебинара — несколько</translation>
        </message>
        <message>
            <source>Surname, name and patronymic; «нет» where there is no patronymic</source>
            <translation>Фамилия, имя и отчество; если отчества нет — «нет»</translation>
        </message>
        <message>
            <source>учитель, администрация, родитель, другой взрослый or ученик</source>
            <translation>учитель, администрация, родитель, другой взрослый или ученик</translation>
        </message>
        <message>
            <source>How long it took: 25, 1:30, 1ч30</source>
            <translation>Длительность: 25, 1:30, 1ч30</translation>
        </message>
        <message>
            <source>Short code or number of a topic, or any words</source>
            <translation>Короткое имя или номер темы либо любые слова</translation>
        </message>
        <message>
            <source>A moment such as 2026-11-05T14:30; default: now</source>
            <translation>Момент вида 2026-11-05T14:30; по умолчанию сейчас</translation>
        </message>
        <message>
            <source>Individual, webinar or by e-mail</source>
            <translation>Индивидуальная, вебинар или по e-mail</translation>
        </message>
        <message>
            <source>How a webinar is charged; default: as the agreement is read</source>
            <translation>Как списывать вебинар; по умолчанию — по действующему прочтению соглашения</translation>
        </message>
        <message>
            <source>People of each contract at a webinar, in the order of the contracts</source>
            <translation>Число участников вебинара по каждому договору, в порядке договоров</translation>
        </message>
        <message>
            <source>The line that was called</source>
            <translation>Линия, на которую обратились</translation>
        </message>
        <message>
            <source>How the caller came</source>
            <translation>Канал обращения</translation>
        </message>
        <message>
            <source>What was asked</source>
            <translation>О чём спрашивали</translation>
        </message>
        <message>
            <source>What was answered</source>
            <translation>Что ответили</translation>
        </message>
        <message>
            <source>Why it may exceed the quota, or why it is reversed</source>
            <translation>Почему можно превысить лимит или почему делается сторно</translation>
        </message>
        <message>
            <source>Only plan it and reserve its hours</source>
            <translation>Только запланировать и зарезервировать часы</translation>
        </message>
        <message>
            <source>Sending the same key again changes nothing</source>
            <translation>Повторная отправка с тем же ключом ничего не меняет</translation>
        </message>
        <message>
            <source>Take back this consultation with all its lines</source>
            <translation>Сторнировать эту консультацию со всеми её строками</translation>
        </message>
        <message>
            <source>Record a consultation and charge it to the contract valid on its day. Prints what was charged and what is left, or why it was refused (exit code 1).</source>
            <translation>Записать консультацию и списать часы с договора, действующего на её дату. Печатает, сколько списано и сколько осталось, или причину отказа (код выхода 1).</translation>
        </message>
        <message>
            <source>As of {moment} Moscow time</source>
            <translation>На {moment} МСК</translation>
        </message>
        <message>
            <source>Tell whether a person may ask for technical support, and by which clause.</source>
            <translation>Сказать, может ли человек обратиться за технической поддержкой и по какому пункту соглашения.</translation>
        </message>
        <message>
            <source>Extension that was called</source>
            <translation>Добавочный номер, по которому позвонили</translation>
        </message>
        <message>
            <source>Number of the contract</source>
            <translation>Номер договора</translation>
        </message>
        <message>
            <source>Who is calling: full name or with initials</source>
            <translation>Кто звонит: полное имя или фамилия с инициалами</translation>
        </message>
        <message>
            <source>Moment of the call (ISO 8601); now by default</source>
            <translation>Время звонка (ISO 8601); по умолчанию сейчас</translation>
        </message>
        <message>
            <source>Contract {contract}, {organisation}, year {first} – {last}</source>
            <translation>Договор {contract}, {organisation}, год {first} – {last}</translation>
        </message>
        <message>
            <source>quota {quota}, used {used}, reserved {reserved}, left {left}, beyond the quota {over}</source>
            <translation>лимит {quota}, израсходовано {used}, в резерве {reserved}, осталось {left}, сверх лимита {over}</translation>
        </message>
        <message>
            <source>reverses line {line}</source>
            <translation>сторно строки {line}</translation>
        </message>
        <message>
            <source>entered late</source>
            <translation>внесено позже</translation>
        </message>
        <message>
            <source>the quota was changed: {reason}</source>
            <translation>лимит изменён: {reason}</translation>
        </message>
        <message>
            <source>The hours of CONTRACT in the year that holds the moment: quota, used, reserved, left, over, and the lines. With --at the state as of that moment; a bare date is its end.</source>
            <translation>Часы договора CONTRACT за год, на который приходится момент: лимит, расход, резерв, остаток, превышение и строки. С --at — состояние на этот момент; дата без времени означает конец дня.</translation>
        </message>
        <message>
            <source>Import a history of states: component,from,to,state[,zone]; rows that cannot be taken are named.</source>
            <translation>Загрузить историю состояний: component,from,to,state[,zone]; негодные строки называются.</translation>
        </message>
        <message>
            <source>Take a registry of contracts from an Excel workbook; bad rows are refused alone.</source>
            <translation>Загрузить реестр договоров из книги Excel; плохие строки отклоняются по одной.</translation>
        </message>
        <message>
            <source>Only tell what would happen</source>
            <translation>Только сказать, что получится</translation>
        </message>
        <message>
            <source>Take foreign files in; bad rows are told one by one.</source>
            <translation>Загрузить чужие файлы; о плохих строках сказано поимённо.</translation>
        </message>
        <message>
            <source>Set up a shared PostgreSQL and the logins of people.</source>
            <translation>Настроить общий PostgreSQL и входы сотрудников.</translation>
        </message>
        <message>
            <source>Prepare an empty database: owner, groups, tables, rights, triggers.</source>
            <translation>Подготовить пустую базу: владелец, группы, таблицы, права, триггеры.</translation>
        </message>
        <message>
            <source>Make or change the login of a person.</source>
            <translation>Создать или изменить вход сотрудника.</translation>
        </message>
        <message>
            <source>What the person does</source>
            <translation>Чем занимается сотрудник</translation>
        </message>
        <message>
            <source>Full name, as others see it; default: the login</source>
            <translation>Полное имя, каким его видят коллеги; по умолчанию — имя для входа</translation>
        </message>
        <message>
            <source>Read the password from standard input, not a prompt</source>
            <translation>Прочитать пароль со стандартного ввода, не спрашивая</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Пароль</translation>
        </message>
        <message>
            <source>The same password again</source>
            <translation>Тот же пароль ещё раз</translation>
        </message>
        <message>
            <source>Give either END or --add MINUTES.</source>
            <translation>Укажите либо END, либо --add MINUTES.</translation>
        </message>
        <message>
            <source>reading {name} ({reading}): {answer}</source>
            <translation>прочтение {name} ({reading}): {answer}</translation>
        </message>
        <message>
            <source>END is before START: nothing lies between them.</source>
            <translation>END раньше START: между ними ничего нет.</translation>
        </message>
        <message>
            <source>by the agreement</source>
            <translation>по соглашению</translation>
        </message>
        <message>
            <source>by the production calendar</source>
            <translation>по производственному календарю</translation>
        </message>
        <message>
            <source>by article 112 of the Labour Code</source>
            <translation>по статье 112 ТК РФ</translation>
        </message>
        <message>
            <source>Working time from START to END, or when --add MINUTES of it from START on are over. Moments are ISO 8601; without an offset they are on the calendar's own clock. An END before START has no working time.</source>
            <translation>Рабочее время от START до END или момент, когда пройдёт --add MINUTES рабочих минут от START. Моменты — по ISO 8601; без смещения — по часам самого календаря. Если END раньше START, рабочего времени нет.</translation>
        </message>
        <message>
            <source>So much working time, in minutes; may be a fraction</source>
            <translation>Сколько рабочего времени, в минутах; можно дробь</translation>
        </message>
        <message>
            <source>Time that does not count; may be given several times</source>
            <translation>Время, которое не считается; можно указать несколько раз</translation>
        </message>
        <message>
            <source>Calendar of another desk; readings mean nothing then</source>
            <translation>Календарь другой службы; чтения тогда не действуют</translation>
        </message>
        <message>
            <source>Watch the platform: ask its probes and keep what they answer.</source>
            <translation>Наблюдать за платформой: опрашивать проверки и хранить ответы.</translation>
        </message>
        <message>
            <source>Name a report: {names}</source>
            <translation>Назовите отчёт: {names}</translation>
        </message>
        <message>
            <source>Write an Excel report whose every figure can be recomputed.</source>
            <translation>Записать отчёт Excel, каждый показатель которого можно пересчитать.</translation>
        </message>
        <message>
            <source>First day; by default the 1st of this month</source>
            <translation>Первый день; по умолчанию первое число этого месяца</translation>
        </message>
        <message>
            <source>Last day; by default today</source>
            <translation>Последний день; по умолчанию сегодня</translation>
        </message>
        <message>
            <source>File or folder to write to</source>
            <translation>Файл или папка для записи</translation>
        </message>
        <message>
            <source>Only this contract</source>
            <translation>Только этот договор</translation>
        </message>
        <message>
            <source>Keep the report under this title</source>
            <translation>Сохранить отчёт под этим названием</translation>
        </message>
        <message>
            <source>With --save: the days it speaks of, seen from the day on which it is made</source>
            <translation>С --save: о каких днях отчёт, считая от дня, когда он делается</translation>
        </message>
        <message>
            <source>With --save: make it on the first working day of each, into the folder --out</source>
            <translation>С --save: делать в первый рабочий день, в папку --out</translation>
        </message>
        <message>
            <source>Make the report kept under this title</source>
            <translation>Сделать отчёт, сохранённый под этим названием</translation>
        </message>
        <message>
            <source>Make every saved report that is due</source>
            <translation>Сделать все отчёты, которым пришёл срок</translation>
        </message>
        <message>
            <source>Fill an empty database with sample data; equal seeds make equal data.</source>
            <translation>Заполнить пустую базу примерными данными; одно зерно — одни и те же данные.</translation>
        </message>
        <message>
            <source>How many tickets</source>
            <translation>Сколько обращений</translation>
        </message>
        <message>
            <source>How many contracts; 0: as many as fit the tickets</source>
            <translation>Сколько договоров; 0 — сколько подходит к обращениям</translation>
        </message>
        <message>
            <source>The number from which everything random is made</source>
            <translation>Число, из которого получается всё случайное</translation>
        </message>
        <message>
            <source>The last moment of the data</source>
            <translation>Последний момент данных</translation>
        </message>
        <message>
            <source>Copy everything from one database to another, and prove that both are equal.</source>
            <translation>Скопировать всё из одной базы в другую и доказать, что они равны.</translation>
        </message>
        <message>
            <source>Where the desk is now</source>
            <translation>Где данные сейчас</translation>
        </message>
        <message>
            <source>An empty database, prepared by server init</source>
            <translation>Пустая база, подготовленная командой server init</translation>
        </message>
        <message>
            <source>Save a picture of every page, made with sample data.</source>
            <translation>Сохранить картинку каждой страницы с учебными данными.</translation>
        </message>
        <message>
            <source>Theme of the pictures</source>
            <translation>Тема картинок</translation>
        </message>
        <message>
            <source>Language of the pictures</source>
            <translation>Язык картинок</translation>
        </message>
        <message>
            <source>There is no option {name}.</source>
            <translation>Нет параметра {name}.</translation>
        </message>
        <message>
            <source>There is no command {name}.</source>
            <translation>Нет команды {name}.</translation>
        </message>
        <message>
            <source>{name} is missing.</source>
            <translation>Не указано: {name}.</translation>
        </message>
        <message>
            <source>{name} needs a value.</source>
            <translation>После {name} нужно значение.</translation>
        </message>
        <message>
            <source>{name} must be one of: {choices}.</source>
            <translation>{name}: одно из {choices}.</translation>
        </message>
        <message>
            <source>{name} must be a whole number from {lowest} to {highest}.</source>
            <translation>{name}: целое число от {lowest} до {highest}.</translation>
        </message>
        <message>
            <source>{name} must be a whole number.</source>
            <translation>{name}: целое число.</translation>
        </message>
        <message>
            <source>{name} must be a folder.</source>
            <translation>{name}: нужна папка.</translation>
        </message>
        <message>
            <source>{name} must be a file.</source>
            <translation>{name}: нужен файл.</translation>
        </message>
        <message>
            <source>This is too much: {words}.</source>
            <translation>Лишнее: {words}.</translation>
        </message>
        <message>
            <source>Help: {command}</source>
            <translation>Справка: {command}</translation>
        </message>
        <message>
            <source>Import the log of an old help desk: one row an event, many events a ticket.</source>
            <translation>Загрузить журнал прежней службы: строка — событие, у обращения их много.</translation>
        </message>
        <message>
            <source>Import letters (.eml, mbox, folders): each becomes a ticket, or a note to the ticket it answers.</source>
            <translation>Взять письма (.eml, mbox, папки): каждое становится обращением или ответом в обращении, на которое отвечает.</translation>
        </message>
        <message>
            <source>Only say what would happen</source>
            <translation>Только сказать, что будет</translation>
        </message>
        <message>
            <source>Which column holds what, where it cannot be guessed</source>
            <translation>Какой столбец что содержит, если не угадано</translation>
        </message>
        <message>
            <source>Usage:</source>
            <translation>Вызов:</translation>
        </message>
        <message>
            <source>[OPTIONS]</source>
            <translation>[ПАРАМЕТРЫ]</translation>
        </message>
        <message>
            <source>[COMMAND] [ARGS]...</source>
            <translation>[КОМАНДА] [АРГУМЕНТЫ]...</translation>
        </message>
        <message>
            <source>COMMAND [ARGS]...</source>
            <translation>КОМАНДА [АРГУМЕНТЫ]...</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>Параметры</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>Команды</translation>
        </message>
        <message>
            <source>Show this message and exit.</source>
            <translation>Показать эту справку и выйти.</translation>
        </message>
        <message>
            <source>TEXT</source>
            <translation>ТЕКСТ</translation>
        </message>
        <message>
            <source>INTEGER</source>
            <translation>ЧИСЛО</translation>
        </message>
        <message>
            <source>default</source>
            <translation>по умолчанию</translation>
        </message>
        <message>
            <source>required</source>
            <translation>обязательно</translation>
        </message>
    </context>
    <context>
        <name>clock</name>
        <message>
            <source>{time} MSK</source>
            <translation>{time} МСК</translation>
        </message>
        <message>
            <source>{time} MSK · {state}</source>
            <translation>{time} МСК · {state}</translation>
        </message>
    </context>
    <context>
        <name>commands</name>
        <message>
            <source>All commands…</source>
            <translation>Все команды…</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Меню</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>Обновить</translation>
        </message>
        <message>
            <source>Next part of the window</source>
            <translation>Следующая часть окна</translation>
        </message>
        <message>
            <source>Previous part of the window</source>
            <translation>Предыдущая часть окна</translation>
        </message>
        <message>
            <source>Fold or unfold the right panel</source>
            <translation>Свернуть или развернуть правую панель</translation>
        </message>
        <message>
            <source>Next tab of the panel</source>
            <translation>Следующая вкладка панели</translation>
        </message>
        <message>
            <source>Previous tab of the panel</source>
            <translation>Предыдущая вкладка панели</translation>
        </message>
        <message>
            <source>All tabs of the panel…</source>
            <translation>Все вкладки панели…</translation>
        </message>
        <message>
            <source>Close the tab of the panel</source>
            <translation>Закрыть вкладку панели</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Во весь экран</translation>
        </message>
        <message>
            <source>Light or dark theme</source>
            <translation>Светлая или тёмная тема</translation>
        </message>
        <message>
            <source>Take back the last action</source>
            <translation>Отменить последнее действие</translation>
        </message>
        <message>
            <source>Drafts</source>
            <translation>Черновики</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Сообщения</translation>
        </message>
        <message>
            <source>Open another database…</source>
            <translation>Открыть другую базу…</translation>
        </message>
        <message>
            <source>Remove the sample data…</source>
            <translation>Удалить демоданные…</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Выйти</translation>
        </message>
        <message>
            <source>Help or «why?» on what has the focus</source>
            <translation>Справка или «почему?» о том, что в фокусе</translation>
        </message>
        <message>
            <source>All keys</source>
            <translation>Все клавиши</translation>
        </message>
        <message>
            <source>Crib for lines 222 and 111</source>
            <translation>Шпаргалка для линий 222 и 111</translation>
        </message>
        <message>
            <source>Pause the stopwatch, or go on</source>
            <translation>Секундомер: пауза или продолжить</translation>
        </message>
        <message>
            <source>Save the consultation</source>
            <translation>Сохранить консультацию</translation>
        </message>
        <message>
            <source>Save the webinar</source>
            <translation>Сохранить вебинар</translation>
        </message>
        <message>
            <source>Do what the main button says</source>
            <translation>Выполнить главную кнопку</translation>
        </message>
        <message>
            <source>Reverse the consultation</source>
            <translation>Сторнировать консультацию</translation>
        </message>
        <message>
            <source>Reverse and record anew</source>
            <translation>Сторнировать и записать заново</translation>
        </message>
        <message>
            <source>Charge what was not charged</source>
            <translation>Списать несписанное</translation>
        </message>
        <message>
            <source>The planned event took place</source>
            <translation>Запланированное проведено</translation>
        </message>
        <message>
            <source>Call the planned event off</source>
            <translation>Отменить запланированное</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Сохранить</translation>
        </message>
        <message>
            <source>Refusal</source>
            <translation>Отказ</translation>
        </message>
        <message>
            <source>Decide on the day</source>
            <translation>Решить о дне</translation>
        </message>
        <message>
            <source>Take the days of the file</source>
            <translation>Принять дни из файла</translation>
        </message>
        <message>
            <source>Previous year of the calendar</source>
            <translation>Календарь: предыдущий год</translation>
        </message>
        <message>
            <source>Next year of the calendar</source>
            <translation>Календарь: следующий год</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Сегодня</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Изменить…</translation>
        </message>
        <message>
            <source>From a file…</source>
            <translation>Из файла…</translation>
        </message>
        <message>
            <source>To a file…</source>
            <translation>В файл…</translation>
        </message>
        <message>
            <source>Consultation</source>
            <translation>Консультация</translation>
        </message>
        <message>
            <source>Webinar</source>
            <translation>Вебинар</translation>
        </message>
        <message>
            <source>Register of the contract</source>
            <translation>Журнал договора</translation>
        </message>
        <message>
            <source>Reverse the chosen line</source>
            <translation>Сторнировать выбранную строку</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Заметка</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Ответить</translation>
        </message>
        <message>
            <source>Answer from a template…</source>
            <translation>Ответ по шаблону…</translation>
        </message>
        <message>
            <source>Lines of the contract</source>
            <translation>Строки договора</translation>
        </message>
        <message>
            <source>Burn-down chart of the contract</source>
            <translation>График расхода по договору</translation>
        </message>
        <message>
            <source>Statement of the contract</source>
            <translation>Выписка по договору</translation>
        </message>
        <message>
            <source>Print the statement</source>
            <translation>Напечатать выписку</translation>
        </message>
        <message>
            <source>Save the entry</source>
            <translation>Сохранить запись</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Звонок</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Отбор</translation>
        </message>
        <message>
            <source>Search the tickets</source>
            <translation>Искать в обращениях</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>Взять в работу</translation>
        </message>
        <message>
            <source>Wait for information</source>
            <translation>Ждём информацию</translation>
        </message>
        <message>
            <source>Solve</source>
            <translation>Решено</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Закрыть</translation>
        </message>
        <message>
            <source>Reopen</source>
            <translation>Открыть снова</translation>
        </message>
        <message>
            <source>Give to…</source>
            <translation>Передать…</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>Исправить…</translation>
        </message>
        <message>
            <source>Priority…</source>
            <translation>Приоритет…</translation>
        </message>
        <message>
            <source>Tag…</source>
            <translation>Метка (тег)…</translation>
        </message>
        <message>
            <source>Join into a mass incident</source>
            <translation>Объединить в массовый инцидент</translation>
        </message>
        <message>
            <source>Merge duplicates</source>
            <translation>Слить дубли</translation>
        </message>
        <message>
            <source>Relate to another ticket…</source>
            <translation>Связать с другим обращением…</translation>
        </message>
        <message>
            <source>Whom to call back</source>
            <translation>Кому перезвонить</translation>
        </message>
        <message>
            <source>Map of course errors</source>
            <translation>Карта ошибок в курсах</translation>
        </message>
        <message>
            <source>Import the log of an old desk…</source>
            <translation>Импорт журнала прежней службы…</translation>
        </message>
        <message>
            <source>Keep this view…</source>
            <translation>Сохранить вид…</translation>
        </message>
        <message>
            <source>Remove this view</source>
            <translation>Удалить этот вид</translation>
        </message>
        <message>
            <source>Correct the outage</source>
            <translation>Исправить недоступность</translation>
        </message>
        <message>
            <source>Answer the callers of the outage</source>
            <translation>Ответить сообщившим о недоступности</translation>
        </message>
        <message>
            <source>Save the correction</source>
            <translation>Сохранить правку</translation>
        </message>
        <message>
            <source>Switch the reading</source>
            <translation>Сменить чтение соглашения</translation>
        </message>
        <message>
            <source>Outage</source>
            <translation>Недоступность</translation>
        </message>
        <message>
            <source>Announce works</source>
            <translation>Объявить работы</translation>
        </message>
        <message>
            <source>Add a component</source>
            <translation>Завести компонент</translation>
        </message>
        <message>
            <source>Add a probe</source>
            <translation>Завести проверку</translation>
        </message>
        <message>
            <source>Save the contract or the person</source>
            <translation>Сохранить договор или лицо</translation>
        </message>
        <message>
            <source>Leave the form</source>
            <translation>Закрыть форму</translation>
        </message>
        <message>
            <source>Correct the contract</source>
            <translation>Исправить договор</translation>
        </message>
        <message>
            <source>Add a responsible person</source>
            <translation>Добавить ответственное лицо</translation>
        </message>
        <message>
            <source>Replace the responsible person</source>
            <translation>Заменить ответственное лицо</translation>
        </message>
        <message>
            <source>Take the contracts of the file</source>
            <translation>Принять договоры из файла</translation>
        </message>
        <message>
            <source>Give the import up</source>
            <translation>Отказаться от загрузки</translation>
        </message>
        <message>
            <source>New contract</source>
            <translation>Новый договор</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Импорт</translation>
        </message>
        <message>
            <source>Excel</source>
            <translation>Excel</translation>
        </message>
        <message>
            <source>Search the contracts</source>
            <translation>Искать среди договоров</translation>
        </message>
        <message>
            <source>Save the report</source>
            <translation>Сохранить отчёт</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>Присоединить</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Сохранить…</translation>
        </message>
        <message>
            <source>Import the tickets</source>
            <translation>Загрузить обращения</translation>
        </message>
        <message>
            <source>Attach a file…</source>
            <translation>Прикрепить файл…</translation>
        </message>
        <message>
            <source>Language / Язык: русский</source>
            <translation>Язык / Language: русский</translation>
        </message>
        <message>
            <source>Language / Язык: English</source>
            <translation>Язык / Language: English</translation>
        </message>
        <message>
            <source>Keep the marks</source>
            <translation>Оставить с пометками</translation>
        </message>
        <message>
            <source>Marked picture instead of the original, or beside it</source>
            <translation>Картинка с пометками вместо исходной или рядом с ней</translation>
        </message>
        <message>
            <source>Attach with the marks</source>
            <translation>Прикрепить с пометками</translation>
        </message>
        <message>
            <source>Answer templates: rename, delete…</source>
            <translation>Шаблоны ответов: переименовать, удалить…</translation>
        </message>
    </context>
    <context>
        <name>contract_history</name>
        <message>
            <source>contract entered</source>
            <translation>договор внесён</translation>
        </message>
        <message>
            <source>appointed: {name}</source>
            <translation>ответственное лицо: {name}</translation>
        </message>
        <message>
            <source>organisation changed</source>
            <translation>организация изменена</translation>
        </message>
    </context>
    <context>
        <name>contract_sheets</name>
        <message>
            <source>New contract</source>
            <translation>Новый договор</translation>
        </message>
        <message>
            <source>Correct contract {name}</source>
            <translation>Договор № {name}</translation>
        </message>
        <message>
            <source>A responsible person</source>
            <translation>Ответственное лицо</translation>
        </message>
        <message>
            <source>Replace: {name}</source>
            <translation>Замена: {name}</translation>
        </message>
        <message>
            <source>Correct: {name}</source>
            <translation>Исправить: {name}</translation>
        </message>
        <message>
            <source>Training: {name}</source>
            <translation>Обучение: {name}</translation>
        </message>
        <message>
            <source>End the authority: {name}</source>
            <translation>Прекратить полномочия: {name}</translation>
        </message>
    </context>
    <context>
        <name>contract_views</name>
        <message>
            <source>Valid</source>
            <translation>Действуют</translation>
        </message>
        <message>
            <source>Ending</source>
            <translation>Истекают</translation>
        </message>
        <message>
            <source>Drafts</source>
            <translation>Проекты</translation>
        </message>
        <message>
            <source>All contracts</source>
            <translation>Все</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Люди</translation>
        </message>
        <message>
            <source>Untrained</source>
            <translation>Не обучены</translation>
        </message>
    </context>
    <context>
        <name>fields</name>
        <message>
            <source>Full name</source>
            <translation>Фамилия, имя, отчество</translation>
        </message>
        <message>
            <source>Surname, name, patronymic</source>
            <translation>Фамилия, имя, отчество</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Роль</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Линия</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Язык</translation>
        </message>
        <message>
            <source>The window is built anew; open drafts are kept.</source>
            <translation>Окно будет построено заново; черновики сохранятся.</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Тема</translation>
        </message>
        <message>
            <source>Font size, points</source>
            <translation>Размер шрифта, пт</translation>
        </message>
        <message>
            <source>Compact rows in lists</source>
            <translation>Компактные строки в списках</translation>
        </message>
        <message>
            <source>Start with the page of last time</source>
            <translation>Открывать страницу, на которой остановились</translation>
        </message>
        <message>
            <source>Run the probes from this console when nobody else does</source>
            <translation>Запускать проверки из этого пульта, если больше никто этого не делает</translation>
        </message>
        <message>
            <source>Notify about outages while the window is in the background</source>
            <translation>Сообщать о недоступности в области уведомлений, когда окно в фоне</translation>
        </message>
        <message>
            <source>With a shared database the service «meo-console monitor» is better.</source>
            <translation>С общей базой лучше служба «meo-console monitor».</translation>
        </message>
        <message>
            <source>Sound when something goes down</source>
            <translation>Звук, когда что-то становится недоступным</translation>
        </message>
        <message>
            <source>Copy the database file every day</source>
            <translation>Каждый день делать копию файла базы</translation>
        </message>
        <message>
            <source>12 days, 10 weeks and 9 months are kept. A server is copied by its own means.</source>
            <translation>Хранятся копии за 12 дней, 10 недель и 9 месяцев. Сервер копируют его собственными средствами.</translation>
        </message>
        <message>
            <source>Folder of the copies</source>
            <translation>Папка для копий</translation>
        </message>
        <message>
            <source>Empty: «backups» beside the database. Another disk is safer.</source>
            <translation>Пусто — папка «backups» рядом с базой. Другой диск надёжнее.</translation>
        </message>
        <message>
            <source>First responsible person</source>
            <translation>Первое ответственное лицо</translation>
        </message>
        <message>
            <source>Second responsible person</source>
            <translation>Второе ответственное лицо</translation>
        </message>
        <message>
            <source>Contract no.</source>
            <translation>№ договора</translation>
        </message>
        <message>
            <source>Locality</source>
            <translation>Населённый пункт</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>Регион</translation>
        </message>
        <message>
            <source>Signed on</source>
            <translation>Подписан</translation>
        </message>
        <message>
            <source>Valid from</source>
            <translation>Действует с</translation>
        </message>
        <message>
            <source>Valid to</source>
            <translation>Действует по</translation>
        </message>
        <message>
            <source>Hours a year</source>
            <translation>Часов в год</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Примечание</translation>
        </message>
        <message>
            <source>Authority</source>
            <translation>Полномочия</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Эл. почта</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>Должность</translation>
        </message>
        <message>
            <source>Appointed on</source>
            <translation>Назначение</translation>
        </message>
        <message>
            <source>Trained on</source>
            <translation>Обучение</translation>
        </message>
        <message>
            <source>Authority ended on</source>
            <translation>Полномочия до</translation>
        </message>
        <message>
            <source>Use of the hours</source>
            <translation>Расход</translation>
        </message>
        <message>
            <source>Used</source>
            <translation>Израсходовано</translation>
        </message>
        <message>
            <source>Reserved</source>
            <translation>В резерве</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Осталось</translation>
        </message>
        <message>
            <source>Beyond the quota</source>
            <translation>Сверх лимита</translation>
        </message>
        <message>
            <source>Quota</source>
            <translation>Лимит</translation>
        </message>
        <message>
            <source>Contract until</source>
            <translation>Договор до</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>№</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Когда</translation>
        </message>
        <message>
            <source>Topic</source>
            <translation>Тема</translation>
        </message>
        <message>
            <source>Charged</source>
            <translation>Списано</translation>
        </message>
        <message>
            <source>Real length</source>
            <translation>Фактически</translation>
        </message>
        <message>
            <source>Left after it</source>
            <translation>Остаток</translation>
        </message>
        <message>
            <source>Mark</source>
            <translation>Отметка</translation>
        </message>
        <message>
            <source>Methodologist</source>
            <translation>Методист</translation>
        </message>
        <message>
            <source>Entered</source>
            <translation>Внесено</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Причина</translation>
        </message>
        <message>
            <source>Who asked, or what about</source>
            <translation>Кто обратился или о чём</translation>
        </message>
        <message>
            <source>Schools</source>
            <translation>Школ</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Длительность</translation>
        </message>
        <message>
            <source>Charge</source>
            <translation>Списание</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Номер</translation>
        </message>
        <message>
            <source>Changed at</source>
            <translation>Изменено</translation>
        </message>
        <message>
            <source>Changed by</source>
            <translation>Кто изменил</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Получено</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Категория</translation>
        </message>
        <message>
            <source>Subcategory</source>
            <translation>Подкатегория</translation>
        </message>
        <message>
            <source>Symptom</source>
            <translation>Симптом</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Вид</translation>
        </message>
        <message>
            <source>Matter</source>
            <translation>Суть</translation>
        </message>
        <message>
            <source>Organisation</source>
            <translation>Организация</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>Договор</translation>
        </message>
        <message>
            <source>Caller</source>
            <translation>Кто</translation>
        </message>
        <message>
            <source>Lasted</source>
            <translation>Длительность</translation>
        </message>
        <message>
            <source>Component</source>
            <translation>Компонент</translation>
        </message>
        <message>
            <source>What it was</source>
            <translation>Что было</translation>
        </message>
        <message>
            <source>Cause</source>
            <translation>Причина</translation>
        </message>
        <message>
            <source>Zone of responsibility</source>
            <translation>Зона ответственности</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Обращения</translation>
        </message>
        <message>
            <source>Found by</source>
            <translation>Источник</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Конец</translation>
        </message>
        <message>
            <source>Begin</source>
            <translation>Начало</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Конец</translation>
        </message>
        <message>
            <source>Works</source>
            <translation>Работы</translation>
        </message>
        <message>
            <source>Announced</source>
            <translation>Объявлены</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Состояние</translation>
        </message>
        <message>
            <source>Assignee</source>
            <translation>Исполнитель</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Приоритет</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Предмет</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>Класс</translation>
        </message>
        <message>
            <source>Lesson no.</source>
            <translation>№ занятия</translation>
        </message>
        <message>
            <source>Internet lesson no.</source>
            <translation>№ интернет-урока</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Исход</translation>
        </message>
        <message>
            <source>Gate</source>
            <translation>Допуск</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Канал</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Телефон</translation>
        </message>
        <message>
            <source>On behalf of</source>
            <translation>От имени</translation>
        </message>
        <message>
            <source>Taken by</source>
            <translation>Кто принял</translation>
        </message>
        <message>
            <source>Length of the call</source>
            <translation>Длительность звонка</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Описание</translation>
        </message>
        <message>
            <source>In this state since</source>
            <translation>В этом состоянии с</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Сервер</translation>
        </message>
        <message>
            <source>Name of the server; two with a comma, if one stands in for the other: db1,db2:5433</source>
            <translation>Имя сервера; два через запятую, если один подменяет другой: db1,db2:5433</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>База данных</translation>
        </message>
        <message>
            <source>Login</source>
            <translation>Имя для входа</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Пароль</translation>
        </message>
        <message>
            <source>Kept in the keyring of the operating system, never in a file of the console</source>
            <translation>Хранится в связке ключей операционной системы, а не в файлах пульта</translation>
        </message>
        <message>
            <source>CA file</source>
            <translation>Файл CA</translation>
        </message>
        <message>
            <source>The certificate by which the server proves who it is; from the administrator</source>
            <translation>Сертификат, которым сервер доказывает, что он — это он; даёт администратор</translation>
        </message>
        <message>
            <source>libpq service</source>
            <translation>Служба libpq</translation>
        </message>
        <message>
            <source>A name from pg_service.conf; then nothing else is needed here</source>
            <translation>Имя из pg_service.conf; тогда больше ничего здесь не нужно</translation>
        </message>
        <message>
            <source>«нет» in place of the patronymic if the person has none</source>
            <translation>«нет» вместо отчества, если его нет</translation>
        </message>
        <message>
            <source>Who is asking</source>
            <translation>Кто спрашивает</translation>
        </message>
        <message>
            <source>Any words of name, locality and region, or the number of the contract</source>
            <translation>Любые слова названия, населённого пункта и региона или номер договора</translation>
        </message>
        <message>
            <source>A number, words of the topic, or a topic of your own</source>
            <translation>Номер, слова из темы или своя тема</translation>
        </message>
        <message>
            <source>What was asked</source>
            <translation>О чём спрашивали</translation>
        </message>
        <message>
            <source>What was answered</source>
            <translation>Что ответили</translation>
        </message>
        <message>
            <source>Empty: as the stopwatch says. 90, 1:30, 1,5 ч and 1ч30 are the same</source>
            <translation>Пусто — по секундомеру. 90, 1:30, 1,5 ч и 1ч30 — одно и то же</translation>
        </message>
        <message>
            <source>Began</source>
            <translation>Начало</translation>
        </message>
        <message>
            <source>Empty: now. Later entries are marked</source>
            <translation>Пусто — сейчас. Внесённое позже отмечается</translation>
        </message>
        <message>
            <source>Why beyond the quota</source>
            <translation>Почему сверх лимита</translation>
        </message>
        <message>
            <source>Why it is reversed</source>
            <translation>Причина сторно</translation>
        </message>
        <message>
            <source>Begins</source>
            <translation>Начало</translation>
        </message>
        <message>
            <source>How it is charged</source>
            <translation>Как списать</translation>
        </message>
        <message>
            <source>Add a school</source>
            <translation>Добавить школу</translation>
        </message>
        <message>
            <source>What it is about</source>
            <translation>О чём</translation>
        </message>
        <message>
            <source>Reason for taking the call all the same</source>
            <translation>Почему звонок всё же принят</translation>
        </message>
        <message>
            <source>The incident</source>
            <translation>Инцидент</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>Последствие</translation>
        </message>
        <message>
            <source>IL no.</source>
            <translation>№ ИУ</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Сейчас</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>С момента</translation>
        </message>
        <message>
            <source>Availability</source>
            <translation>Доступность</translation>
        </message>
        <message>
            <source>Reserve</source>
            <translation>Резерв</translation>
        </message>
        <message>
            <source>Was down</source>
            <translation>Недоступно</translation>
        </message>
        <message>
            <source>Without works</source>
            <translation>Без работ</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>Нет данных</translation>
        </message>
        <message>
            <source>The day shall be</source>
            <translation>Решение</translation>
        </message>
        <message>
            <source>Name of the day</source>
            <translation>Название дня</translation>
        </message>
        <message>
            <source>Shown instead of the kind, for instance «Moving house»</source>
            <translation>Показывается вместо вида дня, например «Переезд офиса»</translation>
        </message>
        <message>
            <source>Up to and including</source>
            <translation>По какой день включительно</translation>
        </message>
        <message>
            <source>Empty: only this day</source>
            <translation>Пусто — только этот день</translation>
        </message>
        <message>
            <source>How it shall be read</source>
            <translation>Как читать</translation>
        </message>
        <message>
            <source>From when on</source>
            <translation>С какого момента</translation>
        </message>
        <message>
            <source>Empty: from now on. What was judged before stays as it is</source>
            <translation>Пусто — с этой минуты. Оценённое раньше не изменится</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Причина</translation>
        </message>
        <message>
            <source>Kept with the decision for good: an order, a decree, an agreement</source>
            <translation>Навсегда остаётся с решением: приказ, постановление, договорённость</translation>
        </message>
        <message>
            <source>These are the official transfers of the year</source>
            <translation>Это официальные переносы на год</translation>
        </message>
        <message>
            <source>From</source>
            <translation>С</translation>
        </message>
        <message>
            <source>To</source>
            <translation>По</translation>
        </message>
        <message>
            <source>Empty: the whole platform</source>
            <translation>Пусто: вся платформа</translation>
        </message>
        <message>
            <source>Empty while it goes on</source>
            <translation>Пусто, пока продолжается</translation>
        </message>
        <message>
            <source>Only faults in the data centre and of the system itself are charged</source>
            <translation>Засчитываются только отказы в ЦОД и самой системы</translation>
        </message>
        <message>
            <source>What was found out</source>
            <translation>Что выяснили</translation>
        </message>
        <message>
            <source>Why it is corrected</source>
            <translation>Почему исправляется</translation>
        </message>
        <message>
            <source>Stands in the history beside the earlier values</source>
            <translation>Останется в истории рядом с прежними значениями</translation>
        </message>
        <message>
            <source>Answer to the callers</source>
            <translation>Ответ сообщившим</translation>
        </message>
        <message>
            <source>Works excuse only when they were announced before they began</source>
            <translation>Работы учитываются, только если объявлены до начала</translation>
        </message>
        <message>
            <source>In service since</source>
            <translation>В эксплуатации с</translation>
        </message>
        <message>
            <source>Empty: for longer than any year that is asked for</source>
            <translation>Пусто: раньше любого года, о котором спросят</translation>
        </message>
        <message>
            <source>Interval, s</source>
            <translation>Интервал, с</translation>
        </message>
        <message>
            <source>Failing probes</source>
            <translation>Отказавших проверок</translation>
        </message>
        <message>
            <source>So many probes must fail before the component counts as down</source>
            <translation>Столько проверок должно отказать, чтобы компонент считался недоступным</translation>
        </message>
        <message>
            <source>Is judged</source>
            <translation>Учитывается</translation>
        </message>
        <message>
            <source>How it is asked</source>
            <translation>Как опрашивать</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Адрес</translation>
        </message>
        <message>
            <source>https://… for a page, host:port for a port</source>
            <translation>https://… для страницы, узел:порт для порта</translation>
        </message>
        <message>
            <source>Expected status</source>
            <translation>Ожидаемый код ответа</translation>
        </message>
        <message>
            <source>Text on the page</source>
            <translation>Текст на странице</translation>
        </message>
        <message>
            <source>Time-out, ms</source>
            <translation>Ожидание, мс</translation>
        </message>
        <message>
            <source>Retries</source>
            <translation>Повторов</translation>
        </message>
        <message>
            <source>Slow from, ms</source>
            <translation>Медленно от, мс</translation>
        </message>
        <message>
            <source>Empty: slowness is never degradation</source>
            <translation>Пусто: медленный ответ не считается деградацией</translation>
        </message>
        <message>
            <source>Warn of the certificate, days</source>
            <translation>Предупреждать о сертификате за, дней</translation>
        </message>
        <message>
            <source>Check who signed the certificate</source>
            <translation>Проверять, кто подписал сертификат</translation>
        </message>
        <message>
            <source>Is asked</source>
            <translation>Опрашивается</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Период</translation>
        </message>
        <message>
            <source>Component and probes</source>
            <translation>Компонент и проверки</translation>
        </message>
        <message>
            <source>Answer, ms</source>
            <translation>Ответ, мс</translation>
        </message>
        <message>
            <source>Asked</source>
            <translation>Опрошено</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>Примечание</translation>
        </message>
        <message>
            <source>Certificate until</source>
            <translation>Сертификат до</translation>
        </message>
        <message>
            <source>Any part of the name; a new name may be typed too</source>
            <translation>Любая часть названия; можно написать и новое</translation>
        </message>
        <message>
            <source>Empty: a draft, nobody may ask for support yet</source>
            <translation>Пусто — проект: обращаться за поддержкой пока нельзя</translation>
        </message>
        <message>
            <source>The last day belongs to the contract</source>
            <translation>Последний день входит в срок договора</translation>
        </message>
        <message>
            <source>Methodological hours a year</source>
            <translation>Методических часов в год</translation>
        </message>
        <message>
            <source>Empty: as many as the agreement names</source>
            <translation>Пусто — сколько названо в соглашении</translation>
        </message>
        <message>
            <source>Takes over on</source>
            <translation>Приступает</translation>
        </message>
        <message>
            <source>From this day on the new person speaks, no longer the old one</source>
            <translation>С этого дня обращается новое лицо, а не прежнее</translation>
        </message>
        <message>
            <source>Without training nobody may ask for technical support</source>
            <translation>Без обучения обращаться за технической поддержкой нельзя</translation>
        </message>
        <message>
            <source>From this day on the person may no longer ask</source>
            <translation>С этого дня обращаться уже нельзя</translation>
        </message>
        <message>
            <source>Why it ended</source>
            <translation>Почему прекращены</translation>
        </message>
        <message>
            <source>Name of the report</source>
            <translation>Название отчёта</translation>
        </message>
        <message>
            <source>Make it by itself</source>
            <translation>Делать автоматически</translation>
        </message>
        <message>
            <source>Folder for the files</source>
            <translation>Папка для файлов</translation>
        </message>
        <message>
            <source>The console that has this folder makes the file.</source>
            <translation>Файл сделает тот пульт, на чьём компьютере есть эта папка.</translation>
        </message>
    </context>
    <context>
        <name>menus</name>
        <message>
            <source>&amp;Console</source>
            <translation>&amp;Пульт</translation>
        </message>
        <message>
            <source>&amp;Go to</source>
            <translation>П&amp;ерейти</translation>
        </message>
        <message>
            <source>&amp;Tickets</source>
            <translation>&amp;Обращения</translation>
        </message>
        <message>
            <source>C&amp;ontracts</source>
            <translation>&amp;Договоры</translation>
        </message>
        <message>
            <source>&amp;Hours</source>
            <translation>&amp;Часы</translation>
        </message>
        <message>
            <source>&amp;Availability</source>
            <translation>До&amp;ступность</translation>
        </message>
        <message>
            <source>&amp;Reports</source>
            <translation>О&amp;тчёты</translation>
        </message>
        <message>
            <source>Ca&amp;lendar</source>
            <translation>&amp;Календарь</translation>
        </message>
        <message>
            <source>Agree&amp;ment</source>
            <translation>Со&amp;глашение</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Вид</translation>
        </message>
        <message>
            <source>Hel&amp;p</source>
            <translation>Спр&amp;авка</translation>
        </message>
    </context>
    <context>
        <name>models</name>
        <message>
            <source>The server asks for a password.</source>
            <translation>Сервер спрашивает пароль.</translation>
        </message>
        <message>
            <source>Start this in a terminal, which asks for it, or keep it in libpq's passfile.</source>
            <translation>Запустите команду в терминале: она спросит пароль, — или сохраните его в passfile библиотеки libpq.</translation>
        </message>
        <message>
            <source>There is no database {path}.</source>
            <translation>Базы данных {path} нет.</translation>
        </message>
        <message>
            <source>Name another one with --database, or make it with demo.</source>
            <translation>Укажите другую через --database или создайте пробную командой demo.</translation>
        </message>
        <message>
            <source>«{text}» is not a moment.</source>
            <translation>«{text}» — не момент времени.</translation>
        </message>
        <message>
            <source>Write it as 2026-11-05T14:30 or 2026-11-05T14:30+03:00.</source>
            <translation>Напишите его как 2026-11-05T14:30 или 2026-11-05T14:30+03:00.</translation>
        </message>
        <message>
            <source>«{text}» is not a date.</source>
            <translation>«{text}» — не дата.</translation>
        </message>
        <message>
            <source>Write it as 2026-11-05 or 05.11.2026.</source>
            <translation>Напишите её как 2026-11-05 или 05.11.2026.</translation>
        </message>
        <message>
            <source>The database is sound.</source>
            <translation>База данных исправна.</translation>
        </message>
        <message>
            <source>The copy is in {path}.</source>
            <translation>Копия сохранена: {path}.</translation>
        </message>
        <message>
            <source>A database on a server is restored by its administrator.</source>
            <translation>Базу на сервере восстанавливает её администратор.</translation>
        </message>
        <message>
            <source>Use pg_restore with the file that backup has written.</source>
            <translation>Возьмите pg_restore и файл, записанный командой backup.</translation>
        </message>
        <message>
            <source>Restored: {path}.</source>
            <translation>Восстановлено: {path}.</translation>
        </message>
        <message>
            <source>What was there before is kept in {path}.</source>
            <translation>Прежняя база сохранена: {path}.</translation>
        </message>
        <message>
            <source>The database is at version {revision}.</source>
            <translation>Версия базы данных: {revision}.</translation>
        </message>
        <message>
            <source>en: two letters of the language of these texts</source>
            <translation>ru: две буквы языка этих текстов</translation>
        </message>
        <message>
            <source>no edition of the agreement is there</source>
            <translation>здесь нет ни одной редакции соглашения</translation>
        </message>
        <message>
            <source>another edition starts on the same day</source>
            <translation>в тот же день начинается другая редакция</translation>
        </message>
        <message>
            <source>The agreement cannot be read: {file}, {key}: {what}.</source>
            <translation>Соглашение не читается: {file}, {key}: {what}.</translation>
        </message>
        <message>
            <source>Correct the file or install the console again.</source>
            <translation>Исправьте файл или установите пульт заново.</translation>
        </message>
        <message>
            <source>must be words</source>
            <translation>должны быть слова</translation>
        </message>
        <message>
            <source>is missing</source>
            <translation>отсутствует</translation>
        </message>
        <message>
            <source>stands there twice</source>
            <translation>встречается дважды</translation>
        </message>
        <message>
            <source>must be {schema}</source>
            <translation>должно быть {schema}</translation>
        </message>
        <message>
            <source>must be a date</source>
            <translation>должна быть дата</translation>
        </message>
        <message>
            <source>must be a list of tables</source>
            <translation>должен быть список таблиц</translation>
        </message>
        <message>
            <source>no rule knows «{id}»</source>
            <translation>ни одно правило не знает «{id}»</translation>
        </message>
        <message>
            <source>must be a table</source>
            <translation>должна быть таблица</translation>
        </message>
        <message>
            <source>no rule asks for this value</source>
            <translation>это значение не нужно ни одному правилу</translation>
        </message>
        <message>
            <source>is not «{kind}»</source>
            <translation>не подходит под «{kind}»</translation>
        </message>
        <message>
            <source>must be later than «{key}»</source>
            <translation>должно быть позже, чем «{key}»</translation>
        </message>
        <message>
            <source>must not be less than «{key}»</source>
            <translation>не должно быть меньше, чем «{key}»</translation>
        </message>
        <message>
            <source>must be some of: {known}</source>
            <translation>допускаются: {known}</translation>
        </message>
        <message>
            <source>must be one of the choices</source>
            <translation>должно быть одним из вариантов</translation>
        </message>
        <message>
            <source>Which days are working days?</source>
            <translation>Какие дни рабочие?</translation>
        </message>
        <message>
            <source>Saturdays, Sundays, national holidays and officially moved days off never work</source>
            <translation>Субботы, воскресенья, государственные праздники и официально перенесённые выходные — всегда нерабочие</translation>
        </message>
        <message>
            <source>As in the production calendar: moved Saturdays work</source>
            <translation>Как в производственном календаре: рабочие субботы работают</translation>
        </message>
        <message>
            <source>Only weekends and the holidays of article 112 of the Labour Code are off</source>
            <translation>Нерабочие — только выходные и праздники по статье 112 ТК РФ</translation>
        </message>
        <message>
            <source>Are the president's non-working days of 2020 and 2021 days off?</source>
            <translation>Считать ли выходными нерабочие дни 2020 и 2021 годов по указам Президента?</translation>
        </message>
        <message>
            <source>No, support worked as usual</source>
            <translation>Нет, поддержка работала как обычно</translation>
        </message>
        <message>
            <source>Yes, support was closed</source>
            <translation>Да, поддержка не работала</translation>
        </message>
        <message>
            <source>Which year do the 64 hours belong to?</source>
            <translation>На какой год даются 64 часа?</translation>
        </message>
        <message>
            <source>The contract year, from the anniversary of its start</source>
            <translation>На год договора — от годовщины его начала</translation>
        </message>
        <message>
            <source>The calendar year</source>
            <translation>На календарный год</translation>
        </message>
        <message>
            <source>How is a consultation charged?</source>
            <translation>Как списывается время консультации?</translation>
        </message>
        <message>
            <source>Exact minutes</source>
            <translation>Точно, по минутам</translation>
        </message>
        <message>
            <source>Rounded up to 5 minutes</source>
            <translation>С округлением вверх до 5 минут</translation>
        </message>
        <message>
            <source>Rounded up to 10 minutes</source>
            <translation>С округлением вверх до 10 минут</translation>
        </message>
        <message>
            <source>Rounded up to 15 minutes</source>
            <translation>С округлением вверх до 15 минут</translation>
        </message>
        <message>
            <source>Rounded up to 30 minutes</source>
            <translation>С округлением вверх до 30 минут</translation>
        </message>
        <message>
            <source>Rounded up to whole hours</source>
            <translation>С округлением вверх до целого часа</translation>
        </message>
        <message>
            <source>How is a webinar charged to several contracts?</source>
            <translation>Как списывается вебинар, общий для нескольких договоров?</translation>
        </message>
        <message>
            <source>In equal shares</source>
            <translation>Поровну</translation>
        </message>
        <message>
            <source>Its full length to each contract</source>
            <translation>Полностью с каждого договора</translation>
        </message>
        <message>
            <source>By attendance</source>
            <translation>По числу участников</translation>
        </message>
        <message>
            <source>Do announced works inside a maintenance window count as down time?</source>
            <translation>Считать ли недоступностью объявленные работы в технологическом окне?</translation>
        </message>
        <message>
            <source>Yes: what is down is down</source>
            <translation>Да: недоступно — значит недоступно</translation>
        </message>
        <message>
            <source>No: they are left out of the year altogether</source>
            <translation>Нет: это время исключается из года вовсе</translation>
        </message>
        <message>
            <source>no data</source>
            <translation>нет данных</translation>
        </message>
        <message>
            <source>up</source>
            <translation>работает</translation>
        </message>
        <message>
            <source>degraded</source>
            <translation>деградация</translation>
        </message>
        <message>
            <source>down, not the licensor's zone</source>
            <translation>недоступно, вне зоны Лицензиара</translation>
        </message>
        <message>
            <source>down</source>
            <translation>недоступно</translation>
        </message>
        <message>
            <source>data centre</source>
            <translation>ЦОД</translation>
        </message>
        <message>
            <source>the system</source>
            <translation>система</translation>
        </message>
        <message>
            <source>outside the data centre</source>
            <translation>вне ЦОД</translation>
        </message>
        <message>
            <source>at the client's</source>
            <translation>у клиента</translation>
        </message>
        <message>
            <source>Working day</source>
            <translation>Рабочий день</translation>
        </message>
        <message>
            <source>Holiday</source>
            <translation>Праздник</translation>
        </message>
        <message>
            <source>Moved day off</source>
            <translation>Перенесённый выходной</translation>
        </message>
        <message>
            <source>Weekend day made working</source>
            <translation>Рабочий выходной</translation>
        </message>
        <message>
            <source>Non-working day by decree</source>
            <translation>Нерабочий день по указу</translation>
        </message>
        <message>
            <source>Support is closed</source>
            <translation>Поддержка не работает</translation>
        </message>
        <message>
            <source>Support is open</source>
            <translation>Поддержка работает</translation>
        </message>
        <message>
            <source>{name} (off in this reading)</source>
            <translation>Нерабочий день по принятому прочтению; в календаре: {name}</translation>
        </message>
        <message>
            <source>{name} (works in this reading)</source>
            <translation>Рабочий день по принятому прочтению; в календаре: {name}</translation>
        </message>
        <message>
            <source>Day off</source>
            <translation>Выходной</translation>
        </message>
        <message>
            <source>New Year holidays</source>
            <translation>Новогодние каникулы</translation>
        </message>
        <message>
            <source>Christmas</source>
            <translation>Рождество Христово</translation>
        </message>
        <message>
            <source>Defender of the Fatherland Day</source>
            <translation>День защитника Отечества</translation>
        </message>
        <message>
            <source>International Women's Day</source>
            <translation>Международный женский день</translation>
        </message>
        <message>
            <source>Spring and Labour Day</source>
            <translation>Праздник Весны и Труда</translation>
        </message>
        <message>
            <source>Victory Day</source>
            <translation>День Победы</translation>
        </message>
        <message>
            <source>Russia Day</source>
            <translation>День России</translation>
        </message>
        <message>
            <source>National Unity Day</source>
            <translation>День народного единства</translation>
        </message>
        <message>
            <source>Day off moved from {day}</source>
            <translation>Выходной, перенесён с {day}</translation>
        </message>
        <message>
            <source>Short day before a holiday (support works in full)</source>
            <translation>Предпраздничный сокращённый день (поддержка работает полностью)</translation>
        </message>
        <message>
            <source>Short day before a holiday</source>
            <translation>Предпраздничный сокращённый день</translation>
        </message>
        <message>
            <source>Working day, day off moved to {day}</source>
            <translation>Рабочий день, выходной перенесён на {day}</translation>
        </message>
        <message>
            <source>Non-working day: {source}</source>
            <translation>Нерабочий день: {source}</translation>
        </message>
        <message>
            <source>Working day instead of a day off</source>
            <translation>Рабочий день вместо выходного</translation>
        </message>
        <message>
            <source>The calendar has no working time before {moment}.</source>
            <translation>В календаре нет рабочего времени до {moment}.</translation>
        </message>
        <message>
            <source>A pause ends before it begins.</source>
            <translation>Пауза кончается раньше, чем начинается.</translation>
        </message>
        <message>
            <source>Minutes must be from 0 to {most}.</source>
            <translation>Минут должно быть от 0 до {most}.</translation>
        </message>
        <message>
            <source>The calendar has not so much working time from {moment} on.</source>
            <translation>В календаре нет столько рабочего времени начиная с {moment}.</translation>
        </message>
        <message>
            <source>The calendar knows the years {first} to {last} only.</source>
            <translation>Календарь знает только годы с {first} по {last}.</translation>
        </message>
        <message>
            <source>There is no such kind of day.</source>
            <translation>Такого вида дня нет.</translation>
        </message>
        <message>
            <source>Only a Saturday or a Sunday can be made working.</source>
            <translation>Рабочим выходным может стать только суббота или воскресенье.</translation>
        </message>
        <message>
            <source>A day off is moved to a weekday.</source>
            <translation>Выходной переносят на будний день.</translation>
        </message>
        <message>
            <source>At most {most} characters.</source>
            <translation>Не больше {most} знаков.</translation>
        </message>
        <message>
            <source>Table {table}, row {row}: the record it belongs to is missing.</source>
            <translation>Таблица {table}, строка {row}: нет записи, к которой она относится.</translation>
        </message>
        <message>
            <source>Not asked: an earlier condition does not hold.</source>
            <translation>Не проверяется: не выполнено предыдущее условие.</translation>
        </message>
        <message>
            <source>Extension {line} is technical support.</source>
            <translation>Доб. {line} — техническая поддержка.</translation>
        </message>
        <message>
            <source>Extension {line} is methodological support: every adult user may ask there and no responsible person is needed. For technical questions please call extension {technical}.</source>
            <translation>Доб. {line} — методическая поддержка: туда могут обращаться все взрослые пользователи, ответственное лицо не нужно. По техническим вопросам звоните, пожалуйста, по доб. {technical}.</translation>
        </message>
        <message>
            <source>There is no line {line}: technical support has extension {technical}, methodological support has {methodological}.</source>
            <translation>Линии {line} нет: техническая поддержка — доб. {technical}, методическая — доб. {methodological}.</translation>
        </message>
        <message>
            <source>Contract {number}: {organisation}.</source>
            <translation>Договор № {number}: {organisation}.</translation>
        </message>
        <message>
            <source>Please tell the number of your valid contract.</source>
            <translation>Назовите, пожалуйста, номер действующего договора.</translation>
        </message>
        <message>
            <source>We have no contract {number}. Please check the number.</source>
            <translation>Договор № {number} у нас не значится. Проверьте, пожалуйста, номер.</translation>
        </message>
        <message>
            <source>There is no contract {number}. Similar numbers: {similar}.</source>
            <translation>Договора № {number} нет. Похожие номера: {similar}.</translation>
        </message>
        <message>
            <source>Contract {number} was signed on {signed}.</source>
            <translation>Договор № {number} подписан {signed}.</translation>
        </message>
        <message>
            <source>Contract {number} is not signed yet: technical support begins with a signed contract.</source>
            <translation>Договор № {number} ещё не подписан: техническая поддержка начинается с подписанного договора.</translation>
        </message>
        <message>
            <source>On {day} contract {number} was not signed yet; it was on {signed}.</source>
            <translation>На {day} договор № {number} ещё не был подписан: его подписали {signed}.</translation>
        </message>
        <message>
            <source>Contract {number} is valid from {start} to {end}.</source>
            <translation>Договор № {number} действует с {start} по {end}.</translation>
        </message>
        <message>
            <source>Contract {number} is valid only from {start} to {end}. Your organisation has a valid contract: {other}.</source>
            <translation>Договор № {number} действует только с {start} по {end}. У вашей организации есть действующий договор: № {other}.</translation>
        </message>
        <message>
            <source>Contract {number} becomes valid on {start}.</source>
            <translation>Договор № {number} начнёт действовать {start}.</translation>
        </message>
        <message>
            <source>Contract {number} ended on {end}.</source>
            <translation>Срок действия договора № {number} закончился {end}.</translation>
        </message>
        <message>
            <source>The desk is closed now. We note your request and take care of it from {opens} on; you can also write to {mail}.</source>
            <translation>Нерабочее время: обращение запишем и займёмся им с {opens}; можно также написать на {mail}.</translation>
        </message>
        <message>
            <source>The desk is closed now. You can write to {mail}.</source>
            <translation>Нерабочее время: можно написать на {mail}.</translation>
        </message>
        <message>
            <source>Please tell your surname, name and patronymic.</source>
            <translation>Назовите, пожалуйста, фамилию, имя и отчество.</translation>
        </message>
        <message>
            <source>Please tell your full name and patronymic: «{said}» alone does not tell who is calling.</source>
            <translation>Назовите, пожалуйста, фамилию, имя и отчество полностью: по словам «{said}» нельзя понять, кто звонит.</translation>
        </message>
        <message>
            <source>{name} is named for contract {number}.</source>
            <translation>{name} — лицо, указанное в договоре № {number}.</translation>
        </message>
        <message>
            <source>{person} is not a responsible person of contract {number}. Please let a responsible person of your organisation ask, best by e-mail to {mail}.</source>
            <translation>{person} не значится среди ответственных лиц по договору № {number}. Попросите обратиться ответственное лицо вашей организации, лучше письмом на {mail}.</translation>
        </message>
        <message>
            <source>{person} is not among the responsible persons: {names}.</source>
            <translation>{person}: нет среди ответственных лиц ({names}).</translation>
        </message>
        <message>
            <source>On {day} contract {number} has no appointed and trained person at all.</source>
            <translation>На {day} по договору № {number} нет ни одного назначенного и обученного лица.</translation>
        </message>
        <message>
            <source>{name} has been appointed since {appointed}.</source>
            <translation>{name}: ответственное лицо с {appointed}.</translation>
        </message>
        <message>
            <source>{name} is appointed from {appointed} on only.</source>
            <translation>Полномочия ответственного лица ({name}) начнутся {appointed}.</translation>
        </message>
        <message>
            <source>The authority of the responsible person {name} ended on {ended}.</source>
            <translation>Полномочия ответственного лица ({name}) прекращены с {ended}.</translation>
        </message>
        <message>
            <source>{name} was replaced on {ended} by {successor}.</source>
            <translation>Замена с {ended}: вместо прежнего лица ({name}) назначено новое ({successor}).</translation>
        </message>
        <message>
            <source>{name} was trained on {trained}.</source>
            <translation>{name}: обучение пройдено {trained}.</translation>
        </message>
        <message>
            <source>{name} is appointed but has not been trained yet; only trained responsible persons may ask.</source>
            <translation>{name}: ответственное лицо назначено, но обучение ещё не пройдено, а обращаться могут только обученные.</translation>
        </message>
        <message>
            <source>On {day} {name} was not trained yet; the training was on {trained}.</source>
            <translation>На {day} обучение ещё не пройдено ({name}): оно прошло {trained}.</translation>
        </message>
        <message>
            <source>E-mail to {mail} is accepted at any hour.</source>
            <translation>Письма на {mail} принимаются в любое время.</translation>
        </message>
        <message>
            <source>Working time until {closes}.</source>
            <translation>Рабочее время до {closes}.</translation>
        </message>
        <message>
            <source>Allowed. {name} is a responsible person of contract {number}, trained on {trained}.</source>
            <translation>Можно. {name} — ответственное лицо по договору № {number}, обучение пройдено {trained}.</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Линия</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>Договор</translation>
        </message>
        <message>
            <source>Organisation</source>
            <translation>Организация</translation>
        </message>
        <message>
            <source>Caller</source>
            <translation>Кто обращается</translation>
        </message>
        <message>
            <source>Moment of the call</source>
            <translation>Время обращения</translation>
        </message>
        <message>
            <source>The authority cannot end before it begins.</source>
            <translation>Полномочия не могут закончиться раньше, чем начались.</translation>
        </message>
        <message>
            <source>One or two persons are responsible for a contract. On {day} contract {number} has {first} and {second}.</source>
            <translation>Ответственных лиц по договору может быть одно или два. На {day} по договору № {number} они уже есть: {first} и {second}.</translation>
        </message>
        <message>
            <source>Type the surname and the name.</source>
            <translation>Введите фамилию и имя.</translation>
        </message>
        <message>
            <source>There is no role {role}.</source>
            <translation>Роли {role} нет.</translation>
        </message>
        <message>
            <source>There is no line {line}.</source>
            <translation>Линии {line} нет.</translation>
        </message>
        <message>
            <source>Give the view a name.</source>
            <translation>Дайте виду название.</translation>
        </message>
        <message>
            <source>This view no longer exists.</source>
            <translation>Этого вида больше нет.</translation>
        </message>
        <message>
            <source>Nothing was changed.</source>
            <translation>Ничего не изменено.</translation>
        </message>
        <message>
            <source>What you typed is kept in the drafts.</source>
            <translation>Введённое сохранено в черновиках.</translation>
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation>Повторите чуть позже.</translation>
        </message>
        <message>
            <source>Correct the marked fields and save again.</source>
            <translation>Исправьте отмеченные поля и сохраните ещё раз.</translation>
        </message>
        <message>
            <source>A colleague has changed this record meanwhile.</source>
            <translation>Тем временем эту запись изменил коллега.</translation>
        </message>
        <message>
            <source>Compare both versions and save again.</source>
            <translation>Сравните обе версии и сохраните ещё раз.</translation>
        </message>
        <message>
            <source>The database does not answer.</source>
            <translation>База данных не отвечает.</translation>
        </message>
        <message>
            <source>The server does not accept the password.</source>
            <translation>Сервер не принимает пароль.</translation>
        </message>
        <message>
            <source>Sign in again, or ask the administrator.</source>
            <translation>Войдите заново или обратитесь к администратору.</translation>
        </message>
        <message>
            <source>The disk is full.</source>
            <translation>На диске нет места.</translation>
        </message>
        <message>
            <source>Everything saved so far is safe.</source>
            <translation>Всё сохранённое раньше цело.</translation>
        </message>
        <message>
            <source>Free some space and save again.</source>
            <translation>Освободите место и сохраните ещё раз.</translation>
        </message>
        <message>
            <source>The database file is damaged: {detail}</source>
            <translation>Файл базы данных повреждён: {detail}</translation>
        </message>
        <message>
            <source>The file itself was not touched.</source>
            <translation>Сам файл не тронут.</translation>
        </message>
        <message>
            <source>Restore the last backup: meo-console restore FILE.</source>
            <translation>Восстановите последнюю копию: meo-console restore ФАЙЛ.</translation>
        </message>
        <message>
            <source>A record in the database file is damaged and cannot be read.</source>
            <translation>Запись в файле базы данных повреждена, её нельзя прочитать.</translation>
        </message>
        <message>
            <source>The database was made by a newer version of the console ({found}).</source>
            <translation>База данных создана более новой версией пульта ({found}).</translation>
        </message>
        <message>
            <source>Update the console and open the database again.</source>
            <translation>Обновите пульт и откройте базу ещё раз.</translation>
        </message>
        <message>
            <source>The database is of an older version ({found}) than the console.</source>
            <translation>Версия базы данных ({found}) старше, чем у пульта.</translation>
        </message>
        <message>
            <source>Run meo-console migrate, or ask the administrator to do so.</source>
            <translation>Выполните meo-console migrate или попросите об этом администратора.</translation>
        </message>
        <message>
            <source>The database is open in another console.</source>
            <translation>База данных открыта в другом пульте.</translation>
        </message>
        <message>
            <source>Close the other consoles and try again.</source>
            <translation>Закройте остальные пульты и повторите.</translation>
        </message>
        <message>
            <source>Type the surname.</source>
            <translation>Впишите фамилию.</translation>
        </message>
        <message>
            <source>Type the name.</source>
            <translation>Впишите имя.</translation>
        </message>
        <message>
            <source>Type the patronymic, or «нет» if the person has none.</source>
            <translation>Впишите отчество или «нет», если его нет.</translation>
        </message>
        <message>
            <source>Type the name of the school.</source>
            <translation>Впишите название организации.</translation>
        </message>
        <message>
            <source>Type the locality of the school.</source>
            <translation>Впишите населённый пункт.</translation>
        </message>
        <message>
            <source>Choose the region of the school.</source>
            <translation>Выберите регион.</translation>
        </message>
        <message>
            <source>At most {longest} letters fit here.</source>
            <translation>Не больше {longest} знаков.</translation>
        </message>
        <message>
            <source>Choose the topic.</source>
            <translation>Выберите тему.</translation>
        </message>
        <message>
            <source>Type how long it took: 90, 1:30, 1,5 ч or 1ч30, at most 24 hours.</source>
            <translation>Впишите длительность: 90, 1:30, 1,5 ч или 1ч30, не больше 24 часов.</translation>
        </message>
        <message>
            <source>Choose one of the list.</source>
            <translation>Выберите из списка.</translation>
        </message>
        <message>
            <source>Consultations are given on lines 111 and 132.</source>
            <translation>Консультации ведут линии 111 и 132.</translation>
        </message>
        <message>
            <source>Name at least one school that takes part.</source>
            <translation>Добавьте хотя бы одну школу-участницу.</translation>
        </message>
        <message>
            <source>A school is listed twice.</source>
            <translation>Одна школа указана дважды.</translation>
        </message>
        <message>
            <source>The hours of this year are used up.</source>
            <translation>Часы этого года исчерпаны.</translation>
        </message>
        <message>
            <source>Give the reason, and the excess is recorded beyond the quota.</source>
            <translation>Укажите причину — превышение будет записано сверх лимита.</translation>
        </message>
        <message>
            <source>Methodological support is for teachers, the administration and parents; children are not consulted. Please ask your teacher or your parents to call.</source>
            <translation>Методическая поддержка — для учителей, администрации и родителей; детей мы не консультируем. Попросите, пожалуйста, позвонить учителя или родителей.</translation>
        </message>
        <message>
            <source>The organisation has no contract that is valid on this day: the consultation is logged, no hours are charged.</source>
            <translation>На эту дату у организации нет действующего договора: консультация записывается, часы не списываются.</translation>
        </message>
        <message>
            <source>Without a contract valid on that day no hours can be reserved.</source>
            <translation>Без договора, действующего на эту дату, часы зарезервировать нельзя.</translation>
        </message>
        <message>
            <source>The hours of this year are used up: {over:duration} will be recorded beyond the quota. Give the reason.</source>
            <translation>Часы этого года исчерпаны: {over:duration} будет записано сверх лимита. Укажите причину.</translation>
        </message>
        <message>
            <source>All {quota:duration} of this year are used up.</source>
            <translation>Все {quota:duration} этого года израсходованы.</translation>
        </message>
        <message>
            <source>{left:duration} of {quota:duration} left.</source>
            <translation>Осталось {left:duration} из {quota:duration}.</translation>
        </message>
        <message>
            <source>{left:duration} of {quota:duration} left: {percent} % are used up.</source>
            <translation>Осталось {left:duration} из {quota:duration}: израсходовано {percent} %.</translation>
        </message>
        <message>
            <source>{left:duration} of {quota:duration} left: the hours can be reserved.</source>
            <translation>Осталось {left:duration} из {quota:duration}: часы можно зарезервировать.</translation>
        </message>
        <message>
            <source>Only {left:duration} of {quota:duration} are left: {minutes:duration} cannot be planned.</source>
            <translation>Осталось только {left:duration} из {quota:duration}: запланировать {minutes:duration} нельзя.</translation>
        </message>
        <message>
            <source>The caller is a pupil.</source>
            <translation>Обратился ученик.</translation>
        </message>
        <message>
            <source>The caller is an adult user.</source>
            <translation>Обратился взрослый пользователь.</translation>
        </message>
        <message>
            <source>No contract is valid on this day.</source>
            <translation>На эту дату действующего договора нет.</translation>
        </message>
        <message>
            <source>Contract {number}, year from {first} to {last}.</source>
            <translation>Договор {number}, год с {first} по {last}.</translation>
        </message>
        <message>
            <source>Used {used:duration}, reserved {reserved:duration} of {quota:duration}.</source>
            <translation>Израсходовано {used:duration}, в резерве {reserved:duration} из {quota:duration}.</translation>
        </message>
        <message>
            <source>Length of the consultation</source>
            <translation>Длительность консультации</translation>
        </message>
        <message>
            <source>Contract year begins</source>
            <translation>Начало года договора</translation>
        </message>
        <message>
            <source>Contract year ends</source>
            <translation>Конец года договора</translation>
        </message>
        <message>
            <source>Charged in steps of, minutes</source>
            <translation>Шаг списания, минут</translation>
        </message>
        <message>
            <source>{over:duration} beyond the {quota:duration} of the year to {last}.</source>
            <translation>{over:duration} сверх {quota:duration} года до {last}.</translation>
        </message>
        <message>
            <source>{left:duration} of {quota:duration} left until {last}.</source>
            <translation>Осталось {left:duration} из {quota:duration} до {last}.</translation>
        </message>
        <message>
            <source>Quota of the year</source>
            <translation>Годовой лимит</translation>
        </message>
        <message>
            <source>Charged in {month}</source>
            <translation>Списано за {month}</translation>
        </message>
        <message>
            <source>Reversals of {minutes:duration} are already taken into account</source>
            <translation>Сторно на {minutes:duration} уже учтено</translation>
        </message>
        <message>
            <source>Reserved for planned events</source>
            <translation>Резерв под запланированное</translation>
        </message>
        <message>
            <source>Beyond the quota</source>
            <translation>Сверх лимита</translation>
        </message>
        <message>
            <source>Counted from {first} to {last}: {over:duration} beyond the quota.</source>
            <translation>При счёте с {first} по {last}: {over:duration} сверх лимита.</translation>
        </message>
        <message>
            <source>Counted from {first} to {last}: {left:duration} left.</source>
            <translation>При счёте с {first} по {last}: осталось {left:duration}.</translation>
        </message>
        <message>
            <source>An earlier file of this name was not touched.</source>
            <translation>Прежний файл с этим именем не тронут.</translation>
        </message>
        <message>
            <source>The file {path} is not a database of this console.</source>
            <translation>Файл {path} — не база данных этого пульта.</translation>
        </message>
        <message>
            <source>{path} is the database itself.</source>
            <translation>{path} — это сама база данных.</translation>
        </message>
        <message>
            <source>Name another file.</source>
            <translation>Укажите другой файл.</translation>
        </message>
        <message>
            <source>No file was named.</source>
            <translation>Файл не назван.</translation>
        </message>
        <message>
            <source>There is no file {path}.</source>
            <translation>Файла {path} нет.</translation>
        </message>
        <message>
            <source>{path} is a folder, not a file.</source>
            <translation>{path} — папка, а не файл.</translation>
        </message>
        <message>
            <source>You are not allowed to read the file {path}.</source>
            <translation>Читать файл {path} вам не разрешено.</translation>
        </message>
        <message>
            <source>The file {path} cannot be read.</source>
            <translation>Файл {path} не читается.</translation>
        </message>
        <message>
            <source>Check the name and the folder.</source>
            <translation>Проверьте имя и папку.</translation>
        </message>
        <message>
            <source>Ask for the right to read it, or copy it to a folder of yours.</source>
            <translation>Попросите право на чтение или скопируйте файл в свою папку.</translation>
        </message>
        <message>
            <source>Copy it to the local disk and try again.</source>
            <translation>Скопируйте его на свой диск и повторите.</translation>
        </message>
        <message>
            <source>The program {name} is not installed.</source>
            <translation>Программа {name} не установлена.</translation>
        </message>
        <message>
            <source>Install PostgreSQL's client programs.</source>
            <translation>Установите клиентские программы PostgreSQL.</translation>
        </message>
        <message>
            <source>The server refused the backup: {detail}</source>
            <translation>Сервер не дал сделать копию: {detail}</translation>
        </message>
        <message>
            <source>Files cannot be made in {folder}.</source>
            <translation>В папке {folder} нельзя создавать файлы.</translation>
        </message>
        <message>
            <source>The file {path} cannot be written.</source>
            <translation>Файл {path} не записывается.</translation>
        </message>
        <message>
            <source>This kind of database is not supported: {url}</source>
            <translation>Такая база данных не поддерживается: {url}</translation>
        </message>
        <message>
            <source>Give the path of a file, sqlite:///… or postgresql://….</source>
            <translation>Укажите путь к файлу, sqlite:///… или postgresql://….</translation>
        </message>
        <message>
            <source>The address of the database cannot be read.</source>
            <translation>Адрес базы данных не удалось разобрать.</translation>
        </message>
        <message>
            <source>Write it as postgresql://db.example.org:5433/desk, an IPv6 address as [2001:db8::1].</source>
            <translation>Запишите его в виде postgresql://db.example.org:5433/desk, адрес IPv6 — в виде [2001:db8::1].</translation>
        </message>
        <message>
            <source>A server in the network may only be used with sslmode=verify-full.</source>
            <translation>К серверу в сети можно подключаться только с sslmode=verify-full.</translation>
        </message>
        <message>
            <source>Ask the administrator for the server's CA file.</source>
            <translation>Попросите у администратора файл удостоверяющего центра (CA).</translation>
        </message>
        <message>
            <source>The database is busy: another program has been writing for too long.</source>
            <translation>База данных занята: другая программа слишком долго пишет в неё.</translation>
        </message>
        <message>
            <source>The database file cannot be opened for writing.</source>
            <translation>Файл базы данных не открывается для записи.</translation>
        </message>
        <message>
            <source>Check that the folder exists and that you may write to it.</source>
            <translation>Проверьте, что папка существует и вам разрешено в неё писать.</translation>
        </message>
        <message>
            <source>The server does not allow this to your group of people.</source>
            <translation>Вашей группе сотрудников сервер этого не разрешает.</translation>
        </message>
        <message>
            <source>Ask a supervisor or the administrator of the server.</source>
            <translation>Обратитесь к руководителю или администратору сервера.</translation>
        </message>
        <message>
            <source>The server does not let this login in any more.</source>
            <translation>Сервер больше не пускает под этим именем.</translation>
        </message>
        <message>
            <source>Keep the file on a disk of this computer; for work together use PostgreSQL.</source>
            <translation>Держите файл на диске этого компьютера; для совместной работы нужен PostgreSQL.</translation>
        </message>
        <message>
            <source>The database file lies on a network share: {path}</source>
            <translation>Файл базы данных лежит на сетевом диске: {path}</translation>
        </message>
        <message>
            <source>The database file lies in a folder that is synchronised: {path}</source>
            <translation>Файл базы данных лежит в папке с синхронизацией: {path}</translation>
        </message>
        <message>
            <source>The connection works: {name}, PostgreSQL {version}.</source>
            <translation>Подключение работает: {name}, PostgreSQL {version}.</translation>
        </message>
        <message>
            <source>The server answers, but the database has not been prepared for the console.</source>
            <translation>Сервер отвечает, но база для пульта ещё не подготовлена.</translation>
        </message>
        <message>
            <source>Type it: it is not kept on this computer.</source>
            <translation>Введите его: на этом компьютере он не сохранён.</translation>
        </message>
        <message>
            <source>The administrator prepares it with meo-console server init.</source>
            <translation>Администратор готовит её командой meo-console server init.</translation>
        </message>
        <message>
            <source>Type the name of the server alone, as db.example.org:5433, without «{prefix}».</source>
            <translation>Введите только имя сервера, например db.example.org:5433, без «{prefix}».</translation>
        </message>
        <message>
            <source>«{port}» is no port: a number from 1 to 65535 is needed.</source>
            <translation>«{port}» — не порт: нужно число от 1 до 65535.</translation>
        </message>
        <message>
            <source>«{name}» cannot be the name of a server.</source>
            <translation>«{name}» не может быть именем сервера.</translation>
        </message>
        <message>
            <source>«{name}» is no IPv6 address; with a port it is written [2001:db8::1]:5433.</source>
            <translation>«{name}» — не адрес IPv6; с портом его пишут так: [2001:db8::1]:5433.</translation>
        </message>
        <message>
            <source>There is no such file.</source>
            <translation>Такого файла нет.</translation>
        </message>
        <message>
            <source>Fill this in.</source>
            <translation>Заполните это поле.</translation>
        </message>
        <message>
            <source>At most {limit} characters.</source>
            <translation>Не больше {limit} знаков.</translation>
        </message>
        <message>
            <source>A ticket in this state cannot be moved that way.</source>
            <translation>Из этого состояния так сделать нельзя.</translation>
        </message>
        <message>
            <source>A course error is closed with an outcome: fixed, not an error, or duplicate.</source>
            <translation>Ошибка в курсе закрывается с исходом: исправлено, не ошибка или дубль.</translation>
        </message>
        <message>
            <source>Say why.</source>
            <translation>Укажите причину.</translation>
        </message>
        <message>
            <source>Say who called or what was asked.</source>
            <translation>Укажите, кто звонил или о чём просил.</translation>
        </message>
        <message>
            <source>There is no such kind of ticket.</source>
            <translation>Такого вида обращений нет.</translation>
        </message>
        <message>
            <source>There is no such channel.</source>
            <translation>Такого канала нет.</translation>
        </message>
        <message>
            <source>There is no such line.</source>
            <translation>Такой линии нет.</translation>
        </message>
        <message>
            <source>A grade from 1 to 11.</source>
            <translation>Класс от 1 до 11.</translation>
        </message>
        <message>
            <source>The call lies in the future.</source>
            <translation>Звонок ещё не состоялся: время в будущем.</translation>
        </message>
        <message>
            <source>«{token}» was not understood.</source>
            <translation>«{token}» не понято.</translation>
        </message>
        <message>
            <source>«{token}» was not understood. Did you mean «{meant}»?</source>
            <translation>«{token}» не понято. Может быть, «{meant}»?</translation>
        </message>
        <message>
            <source>«{token}» is looked for as a word: nothing is called «{name}:» here.</source>
            <translation>«{token}» ищется как слово: уточнения «{name}:» нет.</translation>
        </message>
        <message>
            <source>The file «{name}» is empty.</source>
            <translation>Файл «{name}» пуст.</translation>
        </message>
        <message>
            <source>The file «{name}» cannot be opened.</source>
            <translation>Файл «{name}» не открывается.</translation>
        </message>
        <message>
            <source>«{name}» is not an Excel workbook (.xlsx).</source>
            <translation>«{name}» — не книга Excel (.xlsx).</translation>
        </message>
        <message>
            <source>«{name}» is a workbook of the old format (.xls).</source>
            <translation>«{name}» — книга старого формата (.xls).</translation>
        </message>
        <message>
            <source>The workbook «{name}» is protected by a password.</source>
            <translation>Книга «{name}» защищена паролем.</translation>
        </message>
        <message>
            <source>The workbook «{name}» is damaged and cannot be read.</source>
            <translation>Книга «{name}» повреждена и не читается.</translation>
        </message>
        <message>
            <source>The workbook «{name}» is too large to be read.</source>
            <translation>Книга «{name}» слишком велика.</translation>
        </message>
        <message>
            <source>Open it in Excel and save it as .xlsx.</source>
            <translation>Откройте её в Excel и сохраните в формате .xlsx.</translation>
        </message>
        <message>
            <source>Open it in Excel and save it again as .xlsx.</source>
            <translation>Откройте её в Excel и сохраните заново в формате .xlsx.</translation>
        </message>
        <message>
            <source>Take the password off in Excel and save the workbook again.</source>
            <translation>Снимите пароль в Excel и сохраните книгу заново.</translation>
        </message>
        <message>
            <source>Give the columns these headings and import the file again.</source>
            <translation>Назовите столбцы так и загрузите файл ещё раз.</translation>
        </message>
        <message>
            <source>No row of headings was found. These columns are needed: {columns}.</source>
            <translation>Не нашлось строки заголовков. Нужны столбцы: {columns}.</translation>
        </message>
        <message>
            <source>Sheet «{sheet}», row {row}: these columns are missing among the headings: {columns}.</source>
            <translation>Лист «{sheet}», строка {row}: среди заголовков нет столбцов: {columns}.</translation>
        </message>
        <message>
            <source>The sheet has more than {limit} rows.</source>
            <translation>На листе больше {limit} строк.</translation>
        </message>
        <message>
            <source>An earlier file of this name is untouched.</source>
            <translation>Прежний файл с этим именем не тронут.</translation>
        </message>
        <message>
            <source>The disk is full: «{file}» was not written.</source>
            <translation>Диск заполнен: файл «{file}» не записан.</translation>
        </message>
        <message>
            <source>Free some space, or choose another folder, and try again.</source>
            <translation>Освободите место или выберите другую папку и повторите.</translation>
        </message>
        <message>
            <source>There is no folder {folder}.</source>
            <translation>Нет папки {folder}.</translation>
        </message>
        <message>
            <source>Plug the disk in, or choose another folder in the settings.</source>
            <translation>Подключите диск или выберите в настройках другую папку.</translation>
        </message>
        <message>
            <source>There is not enough room for a copy of the database in {folder}.</source>
            <translation>В папке {folder} не хватает места для копии базы данных.</translation>
        </message>
        <message>
            <source>Free some space, or choose another folder in the settings.</source>
            <translation>Освободите место или выберите в настройках другую папку.</translation>
        </message>
        <message>
            <source>Choose a folder that exists.</source>
            <translation>Выберите существующую папку.</translation>
        </message>
        <message>
            <source>«{file}» cannot be written to {folder}.</source>
            <translation>Файл «{file}» нельзя записать в папку {folder}.</translation>
        </message>
        <message>
            <source>Close the file where it is open, or choose another name or folder, and try again.</source>
            <translation>Закройте файл там, где он открыт, или выберите другое имя или папку и повторите.</translation>
        </message>
        <message>
            <source>«{file}» could not be written: {reason}</source>
            <translation>Файл «{file}» не удалось записать: {reason}</translation>
        </message>
        <message>
            <source>The government's transfers of days off are not known for {years}.</source>
            <translation>Правительственные переносы выходных ещё не известны: {years}.</translation>
        </message>
        <message>
            <source>The last day lies before the first.</source>
            <translation>Последний день раньше первого.</translation>
        </message>
        <message>
            <source>The file {file} is too large.</source>
            <translation>Файл {file} слишком большой.</translation>
        </message>
        <message>
            <source>The file {file} cannot be read.</source>
            <translation>Файл {file} не читается.</translation>
        </message>
        <message>
            <source>The consultation was given; no reason was stated.</source>
            <translation>Консультация состоялась, причина не указана.</translation>
        </message>
        <message>
            <source>Consultation {id} is recorded.</source>
            <translation>Консультация № {id} записана.</translation>
        </message>
        <message>
            <source>Consultation {id} is planned, its hours are reserved.</source>
            <translation>Консультация № {id} запланирована, часы зарезервированы.</translation>
        </message>
        <message>
            <source>Consultation {id} is reversed.</source>
            <translation>Консультация № {id} сторнирована.</translation>
        </message>
        <message>
            <source>«{text}» is no role: учитель, администрация, родитель, другой взрослый.</source>
            <translation>Роли «{text}» нет. Бывают: учитель, администрация, родитель, другой взрослый.</translation>
        </message>
        <message>
            <source>«{text}»: surname, name and patronymic are needed («нет» if there is none).</source>
            <translation>«{text}»: нужны фамилия, имя и отчество (или «нет», если отчества нет).</translation>
        </message>
        <message>
            <source>«{text}» is not a duration.</source>
            <translation>«{text}» — не длительность.</translation>
        </message>
        <message>
            <source>Name one contract, or several for a webinar.</source>
            <translation>Укажите один договор, для вебинара — несколько.</translation>
        </message>
        <message>
            <source>Give --attendance once for each --contract, in the same order.</source>
            <translation>Укажите --attendance для каждого --contract, в том же порядке.</translation>
        </message>
        <message>
            <source>Rows taken: {taken}; new intervals: {added}; components: {components}.</source>
            <translation>Принято строк: {taken}; новых интервалов: {added}; компоненты: {components}.</translation>
        </message>
        <message>
            <source>Line {row}, {column}: {problem}.</source>
            <translation>Строка {row}, {column}: {problem}.</translation>
        </message>
        <message>
            <source>The file {path} cannot be read: {problem}.</source>
            <translation>Файл {path} не читается: {problem}.</translation>
        </message>
        <message>
            <source>Import of {name}</source>
            <translation>Загрузка из файла {name}</translation>
        </message>
        <message>
            <source>Only a trial: nothing was written.</source>
            <translation>Пробный проход: ничего не записано.</translation>
        </message>
        <message>
            <source>{name}, sheet «{sheet}»: {new} new, {changed} changed, {same} unchanged, {rejected} refused.</source>
            <translation>{name}, лист «{sheet}»: новых — {new}, изменено — {changed}, без изменений — {same}, отклонено — {rejected}.</translation>
        </message>
        <message>
            <source>Sheet «{sheet}» looks like a registry too; it was not read.</source>
            <translation>Лист «{sheet}» тоже похож на реестр договоров; он не прочитан.</translation>
        </message>
        <message>
            <source>row {row}, «{column}»: {problem}</source>
            <translation>строка {row}, «{column}»: {problem}</translation>
        </message>
        <message>
            <source>The server is ready: {url}. Now add people with server add-person.</source>
            <translation>Сервер готов: {url}. Теперь добавьте людей командой server add-person.</translation>
        </message>
        <message>
            <source>«{login}» may now connect as {group}.</source>
            <translation>«{login}» может подключаться; группа: {group}.</translation>
        </message>
        <message>
            <source>The two passwords are not the same.</source>
            <translation>Пароли не совпали.</translation>
        </message>
        <message>
            <source>No server was named.</source>
            <translation>Сервер не указан.</translation>
        </message>
        <message>
            <source>Give --database postgresql://administrator@server/name.</source>
            <translation>Укажите --database postgresql://администратор@сервер/база.</translation>
        </message>
        <message>
            <source>«{text}» is not a pause.</source>
            <translation>«{text}» — не пауза.</translation>
        </message>
        <message>
            <source>Write it as 2026-11-05T14:30/2026-11-05T15:00.</source>
            <translation>Пишите так: 2026-11-05T14:30/2026-11-05T15:00.</translation>
        </message>
        <message>
            <source>«{text}» is not a number of minutes.</source>
            <translation>«{text}» — не число минут.</translation>
        </message>
        <message>
            <source>Write it as 90, 0.5 or 1/3.</source>
            <translation>Пишите так: 90, 0,5 или 1/3.</translation>
        </message>
        <message>
            <source>Maintenance window until {clock}</source>
            <translation>Технологическое окно до {clock}</translation>
        </message>
        <message>
            <source>This reading holds already: {reading}.</source>
            <translation>Так соглашение уже и читается: {reading}.</translation>
        </message>
        <message>
            <source>The agreement cannot be read that way.</source>
            <translation>Так соглашение прочитать нельзя.</translation>
        </message>
        <message>
            <source>Say why: the reason is kept with the decision.</source>
            <translation>Укажите причину: она хранится вместе с решением.</translation>
        </message>
        <message>
            <source>A reading cannot be switched for the past: what was judged stays.</source>
            <translation>Чтение нельзя сменить задним числом: оценённое остаётся как было.</translation>
        </message>
        <message>
            <source>Only a supervisor decides this.</source>
            <translation>Это решает только руководитель.</translation>
        </message>
        <message>
            <source>This must be filled in.</source>
            <translation>Заполните это поле.</translation>
        </message>
        <message>
            <source>Between {least} and {largest} seconds.</source>
            <translation>От {least} до {largest} секунд.</translation>
        </message>
        <message>
            <source>At least one probe must fail.</source>
            <translation>Должна отказать хотя бы одна проверка.</translation>
        </message>
        <message>
            <source>Between {least} and {largest}.</source>
            <translation>От {least} до {largest}.</translation>
        </message>
        <message>
            <source>Between {least} and {largest} ms: with all retries a probe must fit into its interval, so that an outage is seen within two.</source>
            <translation>От {least} до {largest} мс: со всеми повторами проверка должна уложиться в интервал, чтобы недоступность была видна за два.</translation>
        </message>
        <message>
            <source>At least 1 ms, or empty.</source>
            <translation>Не меньше 1 мс или пусто.</translation>
        </message>
        <message>
            <source>Codes and ranges with commas, such as 200-299, 401.</source>
            <translation>Коды и диапазоны через запятую, например 200-299, 401.</translation>
        </message>
        <message>
            <source>Not less than 0 days.</source>
            <translation>Не меньше 0 дней.</translation>
        </message>
        <message>
            <source>Write host:port.</source>
            <translation>Укажите узел:порт.</translation>
        </message>
        <message>
            <source>Write an address with http:// or https://.</source>
            <translation>Укажите адрес с http:// или https://.</translation>
        </message>
        <message>
            <source>An outage cannot begin in the future.</source>
            <translation>Недоступность не может начаться в будущем.</translation>
        </message>
        <message>
            <source>It has not ended yet: leave the end empty while it goes on.</source>
            <translation>Она ещё не закончилась: пока продолжается, оставьте конец пустым.</translation>
        </message>
        <message>
            <source>The end must be after the beginning.</source>
            <translation>Конец должен быть позже начала.</translation>
        </message>
        <message>
            <source>An outage is down or degraded.</source>
            <translation>Недоступность — это «недоступно» или «деградация».</translation>
        </message>
        <message>
            <source>Choose where the fault lay.</source>
            <translation>Выберите, где произошёл отказ.</translation>
        </message>
        <message>
            <source>The announcement is in the future.</source>
            <translation>Объявление в будущем.</translation>
        </message>
        <message>
            <source>Works count as announced only when announced before they begin.</source>
            <translation>Работы считаются объявленными, только если объявлены до начала.</translation>
        </message>
        <message>
            <source>Works longer than three days: check the dates.</source>
            <translation>Работы дольше трёх суток: проверьте даты.</translation>
        </message>
        <message>
            <source>{name}, {year}: {percent}, the promised {target} % are kept; {left} in reserve</source>
            <translation>{name}, {year}: {percent} — обещанные {target} % соблюдены, резерв {left}</translation>
        </message>
        <message>
            <source>{name}, {year}: {percent}, the promised {target} % are broken by {over}</source>
            <translation>{name}, {year}: {percent} — обещанные {target} % нарушены, превышение {over}</translation>
        </message>
        <message>
            <source>{name}, {year}: nothing is known yet</source>
            <translation>{name}, {year}: пока ничего не известно</translation>
        </message>
        <message>
            <source>January</source>
            <translation>Январь</translation>
        </message>
        <message>
            <source>February</source>
            <translation>Февраль</translation>
        </message>
        <message>
            <source>March</source>
            <translation>Март</translation>
        </message>
        <message>
            <source>April</source>
            <translation>Апрель</translation>
        </message>
        <message>
            <source>May</source>
            <translation>Май</translation>
        </message>
        <message>
            <source>June</source>
            <translation>Июнь</translation>
        </message>
        <message>
            <source>July</source>
            <translation>Июль</translation>
        </message>
        <message>
            <source>August</source>
            <translation>Август</translation>
        </message>
        <message>
            <source>September</source>
            <translation>Сентябрь</translation>
        </message>
        <message>
            <source>October</source>
            <translation>Октябрь</translation>
        </message>
        <message>
            <source>November</source>
            <translation>Ноябрь</translation>
        </message>
        <message>
            <source>December</source>
            <translation>Декабрь</translation>
        </message>
        <message>
            <source>Announced works in windows left out: {percent}</source>
            <translation>Без объявленных работ в технологических окнах: {percent}</translation>
        </message>
        <message>
            <source>Announced works counted: {percent}</source>
            <translation>Если засчитывать объявленные работы: {percent}</translation>
        </message>
        <message>
            <source>All maintenance windows left out, announced or not: {percent}</source>
            <translation>Без всех технологических окон, объявлены работы или нет: {percent}</translation>
        </message>
        <message>
            <source>Down {down} of {allowed} that the year allows</source>
            <translation>Недоступно {down} из допустимых за год {allowed}</translation>
        </message>
        <message>
            <source>Faults outside the licensor's zone are not charged: {excused}</source>
            <translation>Отказы вне зоны ответственности Лицензиара не засчитаны: {excused}</translation>
        </message>
        <message>
            <source>Windows in the period: {windows}; announced works inside them: {works}</source>
            <translation>Технологические окна за период: {windows}; объявленные работы в них: {works}</translation>
        </message>
        <message>
            <source>The monitor's silence is neither up nor down: {silence}</source>
            <translation>Молчание монитора — ни «работает», ни «недоступно»: {silence}</translation>
        </message>
        <message>
            <source>Judged from</source>
            <translation>Оценивается с</translation>
        </message>
        <message>
            <source>Judged until</source>
            <translation>Оценивается по</translation>
        </message>
        <message>
            <source>Known time</source>
            <translation>Время с данными</translation>
        </message>
        <message>
            <source>Down, charged</source>
            <translation>Недоступно, засчитано</translation>
        </message>
        <message>
            <source>Degraded, not charged</source>
            <translation>Деградация, не засчитано</translation>
        </message>
        <message>
            <source>Outside the zone, not charged</source>
            <translation>Вне зоны ответственности, не засчитано</translation>
        </message>
        <message>
            <source>No data, left out</source>
            <translation>Нет данных, исключено</translation>
        </message>
        <message>
            <source>No minute of the year was charged</source>
            <translation>Ни одной засчитанной минуты за год</translation>
        </message>
        <message>
            <source>The reserve of the year is used up</source>
            <translation>Резерв года исчерпан</translation>
        </message>
        <message>
            <source>At the present pace the reserve is used up on {day}</source>
            <translation>При нынешнем темпе резерв закончится {day}</translation>
        </message>
        <message>
            <source>At the present pace {left} will be left at the end of the year</source>
            <translation>При нынешнем темпе к концу года останется {left}</translation>
        </message>
        <message>
            <source>  down {down}, degraded {degraded}, outside the zone {excused}, no data {gap}</source>
            <translation>  недоступно {down}, деградация {degraded}, вне зоны ответственности {excused}, нет данных {gap}</translation>
        </message>
        <message>
            <source>The fault lay: {zone}</source>
            <translation>Где произошёл отказ: {zone}</translation>
        </message>
        <message>
            <source>Degradation is shown but not charged</source>
            <translation>Деградация показывается, но не засчитывается</translation>
        </message>
        <message>
            <source>Not charged: it was a false alarm</source>
            <translation>Не засчитывается: ложная тревога</translation>
        </message>
        <message>
            <source>Charged to the licensor's account</source>
            <translation>Засчитывается Лицензиару</translation>
        </message>
        <message>
            <source>Not charged: access got worse but was there</source>
            <translation>Не засчитывается: доступ был, хотя и хуже</translation>
        </message>
        <message>
            <source>Not charged: the fault lay outside the licensor's zone ({zone})</source>
            <translation>Не засчитывается: отказ вне зоны ответственности Лицензиара ({zone})</translation>
        </message>
        <message>
            <source>No component is watched yet.</source>
            <translation>Пока нет ни одного компонента.</translation>
        </message>
        <message>
            <source>Import a history, or set up probes on the page Availability.</source>
            <translation>Загрузите историю или заведите проверки на странице «Доступность».</translation>
        </message>
        <message>
            <source>There is no component «{name}».</source>
            <translation>Компонента «{name}» нет.</translation>
        </message>
        <message>
            <source>There are: {names}.</source>
            <translation>Есть: {names}.</translation>
        </message>
        <message>
            <source>is longer than 200 characters</source>
            <translation>длиннее 200 знаков</translation>
        </message>
        <message>
            <source>is not a moment in the form 2026-11-05T14:30:00+03:00</source>
            <translation>это не момент вида 2026-11-05T14:30:00+03:00</translation>
        </message>
        <message>
            <source>has no offset from UTC, so it could be any hour</source>
            <translation>не указано смещение от UTC, час неизвестен</translation>
        </message>
        <message>
            <source>is in an impossible year</source>
            <translation>невозможный год</translation>
        </message>
        <message>
            <source>is none of up, degraded, down, no_data</source>
            <translation>это не up, degraded, down или no_data</translation>
        </message>
        <message>
            <source>is no zone of responsibility</source>
            <translation>это не зона ответственности</translation>
        </message>
        <message>
            <source>is the same moment as «from»: the row has no length</source>
            <translation>совпадает с «from»: строка нулевой длины</translation>
        </message>
        <message>
            <source>is earlier than «from»: the row is reversed</source>
            <translation>раньше, чем «from»: строка перевёрнута</translation>
        </message>
        <message>
            <source>The file is larger than 512 MB.</source>
            <translation>Файл больше 512 МБ.</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>Файл пуст.</translation>
        </message>
        <message>
            <source>The first line lacks the columns: {columns}.</source>
            <translation>В первой строке не хватает столбцов: {columns}.</translation>
        </message>
        <message>
            <source>The header is component,from,to,state and perhaps zone.</source>
            <translation>Заголовок: component,from,to,state и, возможно, zone.</translation>
        </message>
        <message>
            <source>The probe {target} takes longer than this with its retries.</source>
            <translation>Проверка {target} с повторами длится дольше.</translation>
        </message>
        <message>
            <source>There is a component of this name already.</source>
            <translation>Компонент с таким названием уже есть.</translation>
        </message>
        <message>
            <source>What was measured keeps its component.</source>
            <translation>Компонент измеренного не меняется.</translation>
        </message>
        <message>
            <source>The monitor still sees this outage; its end is entered by itself.</source>
            <translation>Монитор всё ещё видит эту недоступность; её конец запишется сам.</translation>
        </message>
        <message>
            <source>If it is a false alarm, withdraw it.</source>
            <translation>Если это ложная тревога, отметьте её так.</translation>
        </message>
        <message>
            <source>This outage has an end already.</source>
            <translation>У этой недоступности уже есть конец.</translation>
        </message>
        <message>
            <source>Write what the callers shall be told.</source>
            <translation>Напишите, что ответить сообщившим.</translation>
        </message>
        <message>
            <source>This record no longer exists.</source>
            <translation>Этой записи больше нет.</translation>
        </message>
        <message>
            <source>the connection is refused</source>
            <translation>соединение отклонено</translation>
        </message>
        <message>
            <source>no answer in time</source>
            <translation>не ответил вовремя</translation>
        </message>
        <message>
            <source>the name is not found</source>
            <translation>имя не найдено</translation>
        </message>
        <message>
            <source>the network does not lead there</source>
            <translation>сеть туда не ведёт</translation>
        </message>
        <message>
            <source>the answer is not understood</source>
            <translation>ответ непонятен</translation>
        </message>
        <message>
            <source>unexpected status</source>
            <translation>неожиданный код ответа</translation>
        </message>
        <message>
            <source>the expected text is missing</source>
            <translation>нет ожидаемого текста</translation>
        </message>
        <message>
            <source>answers slowly</source>
            <translation>отвечает медленно</translation>
        </message>
        <message>
            <source>no secure connection</source>
            <translation>нет защищённого соединения</translation>
        </message>
        <message>
            <source>the certificate is not trusted</source>
            <translation>сертификату нет доверия</translation>
        </message>
        <message>
            <source>the certificate has expired</source>
            <translation>сертификат истёк</translation>
        </message>
        <message>
            <source>the certificate expires soon</source>
            <translation>сертификат скоро истекает</translation>
        </message>
        <message>
            <source>the address is not one that can be asked</source>
            <translation>по такому адресу нельзя спросить</translation>
        </message>
        <message>
            <source>The platform as a whole</source>
            <translation>Платформа в целом</translation>
        </message>
        <message>
            <source>the whole platform</source>
            <translation>вся платформа</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Закрыто</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Смена</translation>
        </message>
        <message>
            <source>only .json, .csv and .xlsx are understood</source>
            <translation>понятны только .json, .csv и .xlsx</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Дата</translation>
        </message>
        <message>
            <source>Weekday</source>
            <translation>День недели</translation>
        </message>
        <message>
            <source>Kind of day</source>
            <translation>Вид дня</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Название</translation>
        </message>
        <message>
            <source>Works by the agreement</source>
            <translation>Рабочий по соглашению</translation>
        </message>
        <message>
            <source>Works by the production calendar</source>
            <translation>Рабочий по производственному календарю</translation>
        </message>
        <message>
            <source>Works by article 112</source>
            <translation>Рабочий по статье 112 ТК РФ</translation>
        </message>
        <message>
            <source>Decided</source>
            <translation>Решение</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Причина</translation>
        </message>
        <message>
            <source>The file {file} must end in .xlsx, .csv or .json.</source>
            <translation>Имя файла {file} должно кончаться на .xlsx, .csv или .json.</translation>
        </message>
        <message>
            <source>Calendar of {year}</source>
            <translation>Календарь {year} года</translation>
        </message>
        <message>
            <source>Official transfers</source>
            <translation>Официальные переносы</translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation>ещё не известны</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Версия</translation>
        </message>
        <message>
            <source>Certainty</source>
            <translation>Определённость</translation>
        </message>
        <message>
            <source>Effect</source>
            <translation>Последствие</translation>
        </message>
        <message>
            <source>Required</source>
            <translation>Обязательно</translation>
        </message>
        <message>
            <source>Waiting stops the clock</source>
            <translation>Ожидание останавливает часы</translation>
        </message>
        <message>
            <source>At least</source>
            <translation>Не меньше</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>Не больше</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Телефон</translation>
        </message>
        <message>
            <source>Extensions</source>
            <translation>Добавочные</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Адрес</translation>
        </message>
        <message>
            <source>Preferred channel</source>
            <translation>Предпочтительный канал</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>Часовой пояс</translation>
        </message>
        <message>
            <source>Closed on</source>
            <translation>Выходные</translation>
        </message>
        <message>
            <source>Day of the week</source>
            <translation>День недели</translation>
        </message>
        <message>
            <source>May ask</source>
            <translation>Могут обращаться</translation>
        </message>
        <message>
            <source>May not ask</source>
            <translation>Не могут обращаться</translation>
        </message>
        <message>
            <source>Quota a year</source>
            <translation>Норма в год</translation>
        </message>
        <message>
            <source>Included</source>
            <translation>Входит</translation>
        </message>
        <message>
            <source>More may be added</source>
            <translation>Можно дополнять</translation>
        </message>
        <message>
            <source>Of the year, %</source>
            <translation>От года, %</translation>
        </message>
        <message>
            <source>Hours a day</source>
            <translation>Часов в сутки</translation>
        </message>
        <message>
            <source>Days a week</source>
            <translation>Дней в неделю</translation>
        </message>
        <message>
            <source>Zone of responsibility</source>
            <translation>Зона ответственности</translation>
        </message>
        <message>
            <source>Components</source>
            <translation>Компоненты</translation>
        </message>
        <message>
            <source>has happened</source>
            <translation>случилось</translation>
        </message>
        <message>
            <source>may happen</source>
            <translation>может случиться</translation>
        </message>
        <message>
            <source>outage</source>
            <translation>недоступность</translation>
        </message>
        <message>
            <source>degradation</source>
            <translation>ухудшение</translation>
        </message>
        <message>
            <source>teachers</source>
            <translation>учителя</translation>
        </message>
        <message>
            <source>administration</source>
            <translation>администрация</translation>
        </message>
        <message>
            <source>parents</source>
            <translation>родители</translation>
        </message>
        <message>
            <source>children</source>
            <translation>дети</translation>
        </message>
        <message>
            <source>surname</source>
            <translation>фамилия</translation>
        </message>
        <message>
            <source>name</source>
            <translation>имя</translation>
        </message>
        <message>
            <source>patronymic</source>
            <translation>отчество</translation>
        </message>
        <message>
            <source>name of the organisation</source>
            <translation>название организации</translation>
        </message>
        <message>
            <source>locality</source>
            <translation>населённый пункт</translation>
        </message>
        <message>
            <source>region</source>
            <translation>регион</translation>
        </message>
        <message>
            <source>individual consultations</source>
            <translation>индивидуальные консультации</translation>
        </message>
        <message>
            <source>webinars</source>
            <translation>вебинары</translation>
        </message>
        <message>
            <source>the database</source>
            <translation>БД</translation>
        </message>
        <message>
            <source>infrastructure</source>
            <translation>инфраструктура</translation>
        </message>
        <message>
            <source>Moscow time</source>
            <translation>московское время</translation>
        </message>
        <message>
            <source>the data centre</source>
            <translation>центр обработки данных</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>понедельник</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>вторник</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>среда</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>четверг</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>пятница</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>суббота</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>воскресенье</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>да</translation>
        </message>
        <message>
            <source>no</source>
            <translation>нет</translation>
        </message>
        <message>
            <source>The file {file} cannot be taken: {what}.</source>
            <translation>Файл {file} принять нельзя: {what}.</translation>
        </message>
        <message>
            <source>the file is too large</source>
            <translation>файл слишком большой</translation>
        </message>
        <message>
            <source>it cannot be opened</source>
            <translation>он не открывается</translation>
        </message>
        <message>
            <source>it is damaged</source>
            <translation>он повреждён</translation>
        </message>
        <message>
            <source>there are no columns «date» and «kind»</source>
            <translation>нет столбцов «дата» и «вид»</translation>
        </message>
        <message>
            <source>Only the first {most} rows were read.</source>
            <translation>Прочитаны только первые {most} строк.</translation>
        </message>
        <message>
            <source>this day stands there twice</source>
            <translation>этот день встречается дважды</translation>
        </message>
        <message>
            <source>Row {number}: {what}</source>
            <translation>Строка {number}: {what}</translation>
        </message>
        <message>
            <source>the date is missing</source>
            <translation>нет даты</translation>
        </message>
        <message>
            <source>there is no kind of day «{kind}»</source>
            <translation>нет вида дня «{kind}»</translation>
        </message>
        <message>
            <source>the file is not JSON</source>
            <translation>это не JSON</translation>
        </message>
        <message>
            <source>it holds no days</source>
            <translation>дней в нём нет</translation>
        </message>
        <message>
            <source>it is no production calendar</source>
            <translation>это не производственный календарь</translation>
        </message>
        <message>
            <source>some months are missing</source>
            <translation>не хватает месяцев</translation>
        </message>
        <message>
            <source>The calendar {file} cannot be read: {what}.</source>
            <translation>Календарь {file} не читается: {what}.</translation>
        </message>
        <message>
            <source>The calendar {file} cannot be read: «{key}»: {what}.</source>
            <translation>Календарь {file} не читается: «{key}» — {what}.</translation>
        </message>
        <message>
            <source>there is no such key</source>
            <translation>такого ключа нет</translation>
        </message>
        <message>
            <source>must be an object</source>
            <translation>должен быть объект</translation>
        </message>
        <message>
            <source>must be one of: {known}</source>
            <translation>допускаются: {known}</translation>
        </message>
        <message>
            <source>there is no time zone «{zone}»</source>
            <translation>нет часового пояса «{zone}»</translation>
        </message>
        <message>
            <source>must be a list of dates</source>
            <translation>должен быть список дат</translation>
        </message>
        <message>
            <source>must be a date like 2026-12-31</source>
            <translation>должна быть дата вида 2026-12-31</translation>
        </message>
        <message>
            <source>must be two times like ["09:00", "18:00"]</source>
            <translation>должны быть два времени вида ["09:00", "18:00"]</translation>
        </message>
        <message>
            <source>begins and ends at the same time</source>
            <translation>начало и конец совпадают</translation>
        </message>
        <message>
            <source>a day ends at 24:00</source>
            <translation>день кончается в 24:00</translation>
        </message>
        <message>
            <source>Mon</source>
            <translation>пн</translation>
        </message>
        <message>
            <source>Tue</source>
            <translation>вт</translation>
        </message>
        <message>
            <source>Wed</source>
            <translation>ср</translation>
        </message>
        <message>
            <source>Thu</source>
            <translation>чт</translation>
        </message>
        <message>
            <source>Fri</source>
            <translation>пт</translation>
        </message>
        <message>
            <source>Sat</source>
            <translation>сб</translation>
        </message>
        <message>
            <source>Sun</source>
            <translation>вс</translation>
        </message>
        <message>
            <source>nothing inside working hours</source>
            <translation>вне рабочих часов</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Начало</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Конец</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Пауза</translation>
        </message>
        <message>
            <source>Working minutes</source>
            <translation>Рабочих минут</translation>
        </message>
        <message>
            <source>Moment</source>
            <translation>Момент</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>День</translation>
        </message>
        <message>
            <source>{minutes:duration} {seconds} s</source>
            <translation>{minutes:duration} {seconds} с</translation>
        </message>
        <message>
            <source>Working time: {length}</source>
            <translation>Рабочее время: {length}</translation>
        </message>
        <message>
            <source>{weekday} {moment}</source>
            <translation>{weekday} {moment}</translation>
        </message>
        <message>
            <source>Support does not work on this day</source>
            <translation>В этот день поддержка не работает</translation>
        </message>
        <message>
            <source>Support works from {start} to {end}</source>
            <translation>Поддержка работает с {start} до {end}</translation>
        </message>
        <message>
            <source>Working time until {clock}</source>
            <translation>Рабочее время до {clock}</translation>
        </message>
        <message>
            <source>Not working time until {weekday} {opens}</source>
            <translation>Нерабочее время до {weekday} {opens}</translation>
        </message>
        <message>
            <source>{weekday} {day}: {why}</source>
            <translation>{weekday} {day} — {why}</translation>
        </message>
        <message>
            <source>{weekday} {day} {start}–{end}</source>
            <translation>{weekday} {day} {start}–{end}</translation>
        </message>
        <message>
            <source>{month}, days worked: {days}</source>
            <translation>{month}, рабочих дней: {days}</translation>
        </message>
        <message>
            <source>Due {weekday} {due}</source>
            <translation>Срок: {weekday} {due}</translation>
        </message>
        <message>
            <source>Replace one of them, or end an authority first.</source>
            <translation>Замените одно из ответственных лиц или сначала прекратите чьи-то полномочия.</translation>
        </message>
        <message>
            <source>{name} is a responsible person of this contract already</source>
            <translation>Уже ответственное лицо по этому договору: {name}</translation>
        </message>
        <message>
            <source>The contract number is missing</source>
            <translation>Не указан номер договора</translation>
        </message>
        <message>
            <source>The organisation is missing</source>
            <translation>Не указана организация</translation>
        </message>
        <message>
            <source>The first day of the contract is missing</source>
            <translation>Не указана дата начала действия договора</translation>
        </message>
        <message>
            <source>The last day of the contract is missing</source>
            <translation>Не указана дата окончания действия договора</translation>
        </message>
        <message>
            <source>Not a single responsible person is named</source>
            <translation>Не указано ни одного ответственного лица</translation>
        </message>
        <message>
            <source>The contract number is longer than 100 characters</source>
            <translation>Номер договора длиннее 100 знаков</translation>
        </message>
        <message>
            <source>The contract ends ({end}) before it starts ({start})</source>
            <translation>Договор заканчивается ({end}) раньше, чем начинается ({start})</translation>
        </message>
        <message>
            <source>A year cannot have so many hours of support</source>
            <translation>Столько часов поддержки в году быть не может</translation>
        </message>
        <message>
            <source>Contract number</source>
            <translation>Номер договора</translation>
        </message>
        <message>
            <source>Valid from</source>
            <translation>Действует с</translation>
        </message>
        <message>
            <source>Valid to</source>
            <translation>Действует по</translation>
        </message>
        <message>
            <source>Responsible person 1</source>
            <translation>Ответственное лицо 1</translation>
        </message>
        <message>
            <source>The cell holds a formula without a value</source>
            <translation>В ячейке формула без значения</translation>
        </message>
        <message>
            <source>Excel has turned the contract number into a date</source>
            <translation>Excel превратил номер договора в дату</translation>
        </message>
        <message>
            <source>Row {row} of the file has the contract number {number} already</source>
            <translation>Номер договора {number} уже есть в строке {row} этого файла</translation>
        </message>
        <message>
            <source>A contract has one or two responsible persons, here are {count}: {names}</source>
            <translation>Ответственных лиц по договору может быть одно или два, здесь их {count}: {names}</translation>
        </message>
        <message>
            <source>There is a contract {number} already: {organisation}</source>
            <translation>Договор № {number} уже есть: {organisation}</translation>
        </message>
        <message>
            <source>The name of the person is missing</source>
            <translation>Не указаны фамилия, имя и отчество</translation>
        </message>
        <message>
            <source>The day is missing</source>
            <translation>Не указана дата</translation>
        </message>
        <message>
            <source>A contract has one or two responsible persons, not more</source>
            <translation>Ответственных лиц по договору может быть одно или два, не больше</translation>
        </message>
        <message>
            <source>The replacement cannot be earlier than the appointment of {day}</source>
            <translation>Замена не может быть раньше назначения ({day})</translation>
        </message>
        <message>
            <source>This is the person who is to be replaced</source>
            <translation>Это то же самое лицо, которое заменяют</translation>
        </message>
        <message>
            <source>This contract no longer exists.</source>
            <translation>Этого договора больше нет.</translation>
        </message>
        <message>
            <source>Contract {number}, year from {first}: the stored total is {stored} minutes, the lines add up to {proved}.</source>
            <translation>Договор {number}, год с {first}: сохранённый итог — {stored} мин, а сумма строк — {proved} мин.</translation>
        </message>
        <message>
            <source>Contract {number}, year from {first}: {stored} minutes are reserved, the planned events need {proved}.</source>
            <translation>Договор {number}, год с {first}: в резерве {stored} мин, а запланировано {proved} мин.</translation>
        </message>
        <message>
            <source>Contract {number}: the years from {first} and from {second} overlap.</source>
            <translation>Договор {number}: годы с {first} и с {second} пересекаются.</translation>
        </message>
        <message>
            <source>Ledger line {line} does not take back exactly line {other}.</source>
            <translation>Строка журнала № {line} сторнирует строку № {other} не полностью.</translation>
        </message>
        <message>
            <source>Consultation {id} says that {stored} minutes were charged, its lines say {proved}.</source>
            <translation>Консультация № {id}: указано списание {stored} мин, а по строкам — {proved} мин.</translation>
        </message>
        <message>
            <source>This consultation no longer exists.</source>
            <translation>Этой консультации больше нет.</translation>
        </message>
        <message>
            <source>This consultation is no longer planned.</source>
            <translation>Эта консультация уже не запланирована.</translation>
        </message>
        <message>
            <source>{minutes:duration} charged to {contract}, {over:duration} of it beyond the quota.</source>
            <translation>Списано {minutes:duration} по договору {contract}, из них {over:duration} сверх лимита.</translation>
        </message>
        <message>
            <source>{minutes:duration} on {contract}, {left:duration} left.</source>
            <translation>{minutes:duration} по договору {contract}, осталось {left:duration}.</translation>
        </message>
        <message>
            <source>{minutes:duration} charged to {contract}, {left:duration} left.</source>
            <translation>Списано {minutes:duration} по договору {contract}, осталось {left:duration}.</translation>
        </message>
        <message>
            <source>{minutes:duration} charged to {contract}, {left:duration} left: {percent} % are used up.</source>
            <translation>Списано {minutes:duration} по договору {contract}, осталось {left:duration}: израсходовано {percent} %.</translation>
        </message>
        <message>
            <source>Marked as entered late.</source>
            <translation>Отмечено: внесено позже.</translation>
        </message>
        <message>
            <source>This consultation is already recorded.</source>
            <translation>Эта консультация уже записана.</translation>
        </message>
        <message>
            <source>Not charged, for want of a valid contract: {schools}.</source>
            <translation>Не списано, нет действующего договора: {schools}.</translation>
        </message>
        <message>
            <source>Say why it is reversed.</source>
            <translation>Укажите причину сторно.</translation>
        </message>
        <message>
            <source>This consultation is already reversed.</source>
            <translation>Эта консультация уже сторнирована.</translation>
        </message>
        <message>
            <source>Only a consultation that was given can be reversed.</source>
            <translation>Сторнировать можно только проведённую консультацию.</translation>
        </message>
        <message>
            <source>Cancel it instead.</source>
            <translation>Запланированную можно отменить.</translation>
        </message>
        <message>
            <source>Say how many people of each school attended.</source>
            <translation>Укажите, сколько человек было от каждой школы.</translation>
        </message>
        <message>
            <source>This topic no longer exists.</source>
            <translation>Этой темы больше нет.</translation>
        </message>
        <message>
            <source>There is no contract {number}.</source>
            <translation>Нет договора {number}.</translation>
        </message>
        <message>
            <source>Check the number in the list of contracts.</source>
            <translation>Сверьте номер со списком договоров.</translation>
        </message>
        <message numerus="yes">
            <source>A colleague has changed %n of the same field(s) meanwhile.</source>
            <translation>
                <numerusform>Тем временем коллега изменил %n то же поле.</numerusform>
                <numerusform>Тем временем коллега изменил %n тех же поля.</numerusform>
                <numerusform>Тем временем коллега изменил %n тех же полей.</numerusform>
            </translation>
        </message>
        <message>
            <source>«{login}» cannot be a login name.</source>
            <translation>«{login}» не годится как имя для входа.</translation>
        </message>
        <message>
            <source>Use letters, digits and «_», such as op_ivanova.</source>
            <translation>Возьмите буквы, цифры и «_», например op_ivanova.</translation>
        </message>
        <message>
            <source>The password is too short.</source>
            <translation>Пароль слишком короткий.</translation>
        </message>
        <message numerus="yes">
            <source>Use at least %n character(s).</source>
            <translation>
                <numerusform>Нужен хотя бы %n знак.</numerusform>
                <numerusform>Нужно хотя бы %n знака.</numerusform>
                <numerusform>Нужно хотя бы %n знаков.</numerusform>
            </translation>
        </message>
        <message>
            <source>The server refused the connection: {detail}</source>
            <translation>Сервер отказал в подключении: {detail}</translation>
        </message>
        <message>
            <source>Show this line to the administrator.</source>
            <translation>Покажите эту строку администратору.</translation>
        </message>
        <message>
            <source>Check the server's name and port, and the network.</source>
            <translation>Проверьте имя и порт сервера и саму сеть.</translation>
        </message>
        <message>
            <source>This computer knows no libpq service of this name.</source>
            <translation>Службы libpq с таким именем на этом компьютере нет.</translation>
        </message>
        <message>
            <source>Look into pg_service.conf, or leave the service empty.</source>
            <translation>Проверьте pg_service.conf или оставьте поле службы пустым.</translation>
        </message>
        <message>
            <source>The port is no number from 1 to 65535.</source>
            <translation>Порт — не число от 1 до 65535.</translation>
        </message>
        <message>
            <source>Correct the port behind the name of the server.</source>
            <translation>Исправьте порт после имени сервера.</translation>
        </message>
        <message>
            <source>The server asks for a password: none was typed, and none is kept on this computer.</source>
            <translation>Сервер спрашивает пароль: он не введён и на этом компьютере не сохранён.</translation>
        </message>
        <message>
            <source>Type the password.</source>
            <translation>Введите пароль.</translation>
        </message>
        <message>
            <source>The name or the password is wrong.</source>
            <translation>Неверное имя или пароль.</translation>
        </message>
        <message>
            <source>Type the password again; the administrator can set a new one.</source>
            <translation>Введите пароль ещё раз; администратор может задать новый.</translation>
        </message>
        <message>
            <source>There is no server of this name in the network.</source>
            <translation>Сервера с таким именем в сети нет.</translation>
        </message>
        <message>
            <source>The computer answers, but no PostgreSQL listens there.</source>
            <translation>Компьютер отвечает, но PostgreSQL на нём не слушает этот порт.</translation>
        </message>
        <message>
            <source>The server does not answer.</source>
            <translation>Сервер не отвечает.</translation>
        </message>
        <message>
            <source>The server's certificate is out of date.</source>
            <translation>Срок действия сертификата сервера истёк или не наступил.</translation>
        </message>
        <message>
            <source>The administrator must renew it; do not connect without it.</source>
            <translation>Администратор должен его обновить; без сертификата подключаться нельзя.</translation>
        </message>
        <message>
            <source>The certificate belongs to another server.</source>
            <translation>Сертификат выдан другому серверу.</translation>
        </message>
        <message>
            <source>Use the name that stands in the certificate, or ask the administrator.</source>
            <translation>Укажите имя, которое стоит в сертификате, или обратитесь к администратору.</translation>
        </message>
        <message>
            <source>The CA file holds no certificate that can be read.</source>
            <translation>В файле CA нет сертификата, который удалось бы прочитать.</translation>
        </message>
        <message>
            <source>The server's certificate cannot be checked: the CA file was not named, or is not there.</source>
            <translation>Сертификат сервера нечем проверить: файл центра сертификации (CA) не указан, или его нет на месте.</translation>
        </message>
        <message>
            <source>Name the CA file that the administrator has given you.</source>
            <translation>Укажите файл CA, который вам дал администратор.</translation>
        </message>
        <message>
            <source>«{login}» is there already, with rights over the server itself.</source>
            <translation>Роль «{login}» на сервере уже есть, и у неё права на сам сервер.</translation>
        </message>
        <message>
            <source>The server has a role «{login}» already, and it is nobody's of this desk.</source>
            <translation>Роль «{login}» на сервере уже есть, и она не принадлежит никому из сотрудников.</translation>
        </message>
        <message>
            <source>Choose another login name.</source>
            <translation>Выберите другое имя для входа.</translation>
        </message>
        <message>
            <source>The server's certificate is out of date or not signed by your CA.</source>
            <translation>Сертификат сервера просрочен или подписан не вашим центром (CA).</translation>
        </message>
        <message>
            <source>Ask the administrator; do not connect without it.</source>
            <translation>Обратитесь к администратору; без верного сертификата подключаться нельзя.</translation>
        </message>
        <message>
            <source>The server offers no encryption; the console does not connect without it.</source>
            <translation>Сервер не предлагает шифрования, а без него пульт не подключается.</translation>
        </message>
        <message>
            <source>The administrator must switch TLS on.</source>
            <translation>Администратор должен включить TLS.</translation>
        </message>
        <message>
            <source>This server can only be read: it stands in for another one.</source>
            <translation>С этого сервера можно только читать: он запасной.</translation>
        </message>
        <message>
            <source>Add the name of the main server, with a comma.</source>
            <translation>Допишите через запятую имя основного сервера.</translation>
        </message>
        <message>
            <source>The server knows no such database or person.</source>
            <translation>Сервер не знает такой базы или такого человека.</translation>
        </message>
        <message>
            <source>Check both names; the administrator makes them with meo-console server.</source>
            <translation>Проверьте оба имени; администратор создаёт их командой meo-console server.</translation>
        </message>
        <message>
            <source>The server knows you, but you may not use this database.</source>
            <translation>Сервер вас знает, но эта база вам не разрешена.</translation>
        </message>
        <message>
            <source>Ask the administrator for the right.</source>
            <translation>Попросите это право у администратора.</translation>
        </message>
        <message>
            <source>This file no longer exists.</source>
            <translation>Этого файла больше нет.</translation>
        </message>
        <message>
            <source>The file {name} is empty.</source>
            <translation>Файл {name} пуст.</translation>
        </message>
        <message>
            <source>The picture {name} is too large: {width} × {height} pixels ({size}), at most {limit}.</source>
            <translation>Картинка {name} слишком велика: {width} × {height} точек ({size}), можно не больше {limit}.</translation>
        </message>
        <message>
            <source>The file {name} is too large: {size}, at most {limit}.</source>
            <translation>Файл {name} слишком велик: {size}, можно не больше {limit}.</translation>
        </message>
        <message>
            <source>{number} Mpx</source>
            <translation>{number} Мпикс</translation>
        </message>
        <message>
            <source>The file {name} is not a PNG, JPEG, WebP or BMP picture.</source>
            <translation>Файл {name} — не картинка PNG, JPEG, WebP или BMP.</translation>
        </message>
        <message>
            <source>Record the call as refused, or say why it is taken all the same.</source>
            <translation>Запишите отказ или укажите, почему звонок всё же принят.</translation>
        </message>
        <message>
            <source>There is no ticket {number}.</source>
            <translation>Обращения {number} нет.</translation>
        </message>
        <message>
            <source>Nothing was done: {name} has changed ticket {number} meanwhile.</source>
            <translation>Ничего не сделано: обращение {number} тем временем изменено ({name}).</translation>
        </message>
        <message>
            <source>Write something, at most 20,000 characters.</source>
            <translation>Напишите что-нибудь, не больше 20 000 знаков.</translation>
        </message>
        <message>
            <source>Ticket {number} is already in the hands of {name}.</source>
            <translation>Обращение {number} уже поручено: {name}.</translation>
        </message>
        <message>
            <source>Ticket {number} is already yours and waits for information.</source>
            <translation>Обращение {number} уже у вас и ждёт информации.</translation>
        </message>
        <message>
            <source>Ticket {number} is yours and solved already. Reopen it to work on it again, or close it.</source>
            <translation>Обращение {number} у вас и уже решено. Откройте его снова, чтобы работать дальше, или закройте.</translation>
        </message>
        <message>
            <source>Ticket {number} is already yours.</source>
            <translation>Обращение {number} уже у вас.</translation>
        </message>
        <message>
            <source>Ticket {number} is not open for work.</source>
            <translation>Обращение {number} не открыто.</translation>
        </message>
        <message>
            <source>There is no such operator.</source>
            <translation>Такого сотрудника нет.</translation>
        </message>
        <message>
            <source>A tag has one to sixty characters.</source>
            <translation>В теге от одного до шестидесяти знаков.</translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) passed over</source>
            <translation>
                <numerusform>Пропущено %n обращение</numerusform>
                <numerusform>Пропущено %n обращения</numerusform>
                <numerusform>Пропущено %n обращений</numerusform>
            </translation>
        </message>
        <message>
            <source>A ticket cannot be related to itself.</source>
            <translation>Обращение нельзя связать с самим собой.</translation>
        </message>
        <message>
            <source>This relation no longer exists.</source>
            <translation>Этой связи больше нет.</translation>
        </message>
        <message>
            <source>Ticket {number} has been changed meanwhile.</source>
            <translation>Обращение {number} тем временем изменили.</translation>
        </message>
        <message>
            <source>The cell holds the error {value}</source>
            <translation>В ячейке ошибка {value}</translation>
        </message>
        <message>
            <source>The cell holds «{value}» instead of text</source>
            <translation>В ячейке «{value}» вместо текста</translation>
        </message>
        <message>
            <source>The number cannot be read</source>
            <translation>Число не читается</translation>
        </message>
        <message>
            <source>There is no such day: «{value}»</source>
            <translation>Такого дня нет: «{value}»</translation>
        </message>
        <message>
            <source>The year {year} cannot be right</source>
            <translation>Год {year} не может быть верным</translation>
        </message>
        <message>
            <source>Not a date: «{value}»</source>
            <translation>Это не дата: «{value}»</translation>
        </message>
        <message>
            <source>Not a number: «{value}»</source>
            <translation>Это не число: «{value}»</translation>
        </message>
        <message>
            <source>The monitor is running; Ctrl+C ends it.</source>
            <translation>Монитор работает; Ctrl+C завершает его.</translation>
        </message>
        <message>
            <source>There is nothing to watch yet: set up components and probes on the page Availability.</source>
            <translation>Наблюдать пока нечего: заведите компоненты и проверки на странице «Доступность».</translation>
        </message>
        <message>
            <source>{at}  {component}: {state}</source>
            <translation>{at}  {component}: {state}</translation>
        </message>
        <message>
            <source>«{file}»: {rows} rows, {size}.</source>
            <translation>«{file}»: строк — {rows}, {size}.</translation>
        </message>
        <message>
            <source>Saved: «{name}».</source>
            <translation>Сохранено: «{name}».</translation>
        </message>
        <message>
            <source>No saved report is due.</source>
            <translation>Делать по расписанию пока нечего.</translation>
        </message>
        <message>
            <source>«{name}» is due and waits: there is no folder {folder} on this computer.</source>
            <translation>Отчёт «{name}» пора сделать, он ждёт: папки {folder} на этом компьютере нет.</translation>
        </message>
        <message>
            <source>«{name}» could not be made: {problem}</source>
            <translation>Отчёт «{name}» не сделан: {problem}</translation>
        </message>
        <message>
            <source>There is no report «{name}».</source>
            <translation>Нет отчёта «{name}».</translation>
        </message>
        <message>
            <source>The reports are: {names}.</source>
            <translation>Есть отчёты: {names}.</translation>
        </message>
        <message>
            <source>The period ends on {last}, before it begins on {first}.</source>
            <translation>Период заканчивается {last}, раньше, чем начинается {first}.</translation>
        </message>
        <message>
            <source>Give a later last day.</source>
            <translation>Укажите более поздний последний день.</translation>
        </message>
        <message>
            <source>This report is about exactly one contract.</source>
            <translation>Этот отчёт составляется ровно по одному договору.</translation>
        </message>
        <message>
            <source>Name the contract.</source>
            <translation>Укажите договор.</translation>
        </message>
        <message>
            <source>Check the number, or leave it out for all contracts.</source>
            <translation>Проверьте номер или не указывайте его, чтобы взять все договоры.</translation>
        </message>
        <message>
            <source>Sample data: {tickets} tickets, {contracts} contracts, seed {seed}.</source>
            <translation>Примерные данные: обращений {tickets}, договоров {contracts}, зерно {seed}.</translation>
        </message>
        <message>
            <source>The database is not empty; sample data go into an empty one only.</source>
            <translation>База не пуста, а примерные данные вносятся только в пустую.</translation>
        </message>
        <message>
            <source>Name another file with --database.</source>
            <translation>Укажите другой файл параметром --database.</translation>
        </message>
        <message>
            <source>Contract {number} has no day between {first} and {last}.</source>
            <translation>Договор {number} не действует ни одного дня с {first} по {last}.</translation>
        </message>
        <message>
            <source>Choose a period within the term of the contract.</source>
            <translation>Выберите период в пределах срока договора.</translation>
        </message>
        <message>
            <source>Surname, name and patronymic are needed; «нет» where there is no patronymic.</source>
            <translation>Нужны фамилия, имя и отчество; если отчества нет — «нет».</translation>
        </message>
        <message numerus="yes">
            <source>Transferred and compared: %n row(s).</source>
            <translation>
                <numerusform>Перенесена и сверена %n строка.</numerusform>
                <numerusform>Перенесены и сверены %n строки.</numerusform>
                <numerusform>Перенесено и сверено %n строк.</numerusform>
            </translation>
        </message>
        <message>
            <source>The copies differ in: {tables}.</source>
            <translation>Копии различаются в таблицах: {tables}.</translation>
        </message>
        <message>
            <source>The source was only read.</source>
            <translation>Исходная база только читалась.</translation>
        </message>
        <message>
            <source>Make the target anew and transfer again.</source>
            <translation>Создайте целевую базу заново и повторите перенос.</translation>
        </message>
        <message>
            <source>The target is somebody's desk already: it holds records.</source>
            <translation>В целевой базе уже работают: в ней есть записи.</translation>
        </message>
        <message>
            <source>Give an empty database that server init has prepared.</source>
            <translation>Укажите пустую базу, подготовленную командой server init.</translation>
        </message>
        <message>
            <source>Official calendar</source>
            <translation>Официальный календарь</translation>
        </message>
        <message>
            <source>The file {name} cannot be read.</source>
            <translation>Файл {name} не читается.</translation>
        </message>
        <message>
            <source>The picture {name} cannot be read.</source>
            <translation>Картинка {name} не читается.</translation>
        </message>
        <message>
            <source>The hours of this year ran out on {day}.</source>
            <translation>Часы этого года закончились {day}.</translation>
        </message>
        <message>
            <source>The year is over; {left:duration} have lapsed.</source>
            <translation>Год закончился; сгорело {left:duration}.</translation>
        </message>
        <message>
            <source>The year begins on {day}.</source>
            <translation>Год начнётся {day}.</translation>
        </message>
        <message>
            <source>Too little has been charged for a forecast: it takes {weeks} weeks and {charges} consultations.</source>
            <translation>Данных для прогноза мало: нужно {weeks} недели и {charges} консультации.</translation>
        </message>
        <message>
            <source>At this pace the hours last until the end of the year, {last}.</source>
            <translation>При таком расходе часов хватит до конца года, {last}.</translation>
        </message>
        <message>
            <source>At this pace the hours will probably last until the end of the year; if things go badly they run out about {earliest}.</source>
            <translation>При таком расходе часов, скорее всего, хватит до конца года; при неудачном стечении они закончатся около {earliest}.</translation>
        </message>
        <message>
            <source>At this pace the hours run out about {likely}: at the worst about {earliest}, and they may also last out the year.</source>
            <translation>При таком расходе часы закончатся около {likely}: в худшем случае около {earliest}, но может хватить и до конца года.</translation>
        </message>
        <message>
            <source>At this pace the hours run out about {likely}; in {sure} cases of 100 between {earliest} and {latest}.</source>
            <translation>При таком расходе часы закончатся около {likely}; в {sure} случаях из 100 — между {earliest} и {latest}.</translation>
        </message>
        <message>
            <source>The file {name} cannot be written.</source>
            <translation>Файл {name} не записывается.</translation>
        </message>
        <message>
            <source>A report cannot be made that often.</source>
            <translation>Так часто отчёт делать нельзя.</translation>
        </message>
        <message>
            <source>Choose the folder that the files go to.</source>
            <translation>Выберите папку для файлов.</translation>
        </message>
        <message>
            <source>Choose the period of the report.</source>
            <translation>Выберите период отчёта.</translation>
        </message>
        <message>
            <source>There is no saved report «{name}».</source>
            <translation>Нет сохранённого отчёта «{name}».</translation>
        </message>
        <message>
            <source>Save one on the page «Reports», or with report --save.</source>
            <translation>Сохраните его на странице «Отчёты» или командой report --save.</translation>
        </message>
        <message>
            <source>The list shows no columns.</source>
            <translation>В списке не показан ни один столбец.</translation>
        </message>
        <message>
            <source>The file could not be written: the helper ended before it was done.</source>
            <translation>Файл не удалось записать: вспомогательная программа закончилась раньше времени.</translation>
        </message>
        <message>
            <source>Tickets: {imported} new, {unchanged} known already; events read: {events}; rows left out: {rejected}.</source>
            <translation>Обращений: новых {imported}, уже было {unchanged}; прочитано событий: {events}; пропущено строк: {rejected}.</translation>
        </message>
        <message>
            <source>«{text}» does not name a column: FIELD is one of {known}.</source>
            <translation>«{text}» не называет столбец. ПОЛЕ — одно из: {known}.</translation>
        </message>
        <message>
            <source>The file lacks columns for: {names}.</source>
            <translation>В файле нет столбцов для: {names}.</translation>
        </message>
        <message>
            <source>Name them with --map FIELD=HEADING.</source>
            <translation>Укажите их параметром --map ПОЛЕ=ЗАГОЛОВОК.</translation>
        </message>
        <message>
            <source>The file is larger than 256 MB.</source>
            <translation>Файл больше 256 МБ.</translation>
        </message>
        <message>
            <source>The file has too many columns to be a log.</source>
            <translation>В файле слишком много столбцов для журнала.</translation>
        </message>
        <message>
            <source>The file is no table: {problem}.</source>
            <translation>Файл — не таблица: {problem}.</translation>
        </message>
        <message>
            <source>is a state that nobody knows here</source>
            <translation>такое состояние здесь неизвестно</translation>
        </message>
        <message>
            <source>is no date and time</source>
            <translation>не дата и время</translation>
        </message>
        <message>
            <source>is longer than 60 characters</source>
            <translation>длиннее 60 знаков</translation>
        </message>
        <message>
            <source>Letters: {imported} new tickets, {refused} refused by the gate, {notes} answers, {unchanged} known already; left out: {rejected}.</source>
            <translation>Письма: новых обращений — {imported}, отказов — {refused}, ответов — {notes}, уже взятых — {unchanged}; не взято — {rejected}.</translation>
        </message>
        <message>
            <source>{place}: {problem}.</source>
            <translation>{place}: {problem}.</translation>
        </message>
        <message>
            <source>the letter is larger than 25 MB</source>
            <translation>письмо больше 25 МБ</translation>
        </message>
        <message>
            <source>the letter is empty</source>
            <translation>письмо пустое</translation>
        </message>
        <message>
            <source>the head of the letter is larger than 64 KB</source>
            <translation>заголовок письма больше 64 КБ</translation>
        </message>
        <message>
            <source>the parts of the letter are nested too deeply</source>
            <translation>части письма вложены слишком глубоко</translation>
        </message>
        <message>
            <source>this is no letter: nobody sent it</source>
            <translation>это не письмо: отправителя нет</translation>
        </message>
        <message>
            <source>the letter has more than 200 parts</source>
            <translation>в письме больше 200 частей</translation>
        </message>
        <message>
            <source>the letter is damaged</source>
            <translation>письмо повреждено</translation>
        </message>
        <message>
            <source>the letter takes too long to read</source>
            <translation>письмо читается слишком долго</translation>
        </message>
        <message>
            <source>ticket {number} is new</source>
            <translation>новое обращение {number}</translation>
        </message>
        <message>
            <source>noted at ticket {number}</source>
            <translation>ответ записан в обращение {number}</translation>
        </message>
        <message>
            <source>ticket {number}: the gate refuses it</source>
            <translation>обращение {number}: записано как отказ</translation>
        </message>
        <message>
            <source>taken before, ticket {number}</source>
            <translation>уже взято, обращение {number}</translation>
        </message>
        <message>
            <source>--job is for the window alone: no job was sent.</source>
            <translation>--job нужен только окну: задание не прислано.</translation>
        </message>
        <message>
            <source>h</source>
            <translation>ч</translation>
        </message>
        <message>
            <source>min</source>
            <translation>мин</translation>
        </message>
        <message>
            <source>s</source>
            <translation>с</translation>
        </message>
        <message>
            <source>Signed on</source>
            <translation>Подписан</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Первый день</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Последний день</translation>
        </message>
        <message>
            <source>Ticket {number} did not exist on {moment} yet.</source>
            <translation>На {moment} обращения № {number} ещё не было.</translation>
        </message>
        <message>
            <source>Waiting for information does not count.</source>
            <translation>Ожидание информации не считается.</translation>
        </message>
        <message>
            <source>Nobody was waited for.</source>
            <translation>Информации никто не ждал.</translation>
        </message>
        <message>
            <source>The transfer into this database is not finished.</source>
            <translation>Перенос в эту базу не закончен.</translation>
        </message>
        <message>
            <source>Finish meo-console transfer first, then add the person.</source>
            <translation>Сначала закончите meo-console transfer, затем добавьте человека.</translation>
        </message>
        <message>
            <source>«{name}» is somebody at this desk already (login {login}).</source>
            <translation>«{name}» уже есть в этой службе (логин {login}).</translation>
        </message>
        <message>
            <source>Give the full name, or use that login.</source>
            <translation>Укажите полное имя или используйте этот логин.</translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) cannot be found by words.</source>
            <translation>
                <numerusform>%n обращение не находится поиском по словам.</numerusform>
                <numerusform>%n обращения не находятся поиском по словам.</numerusform>
                <numerusform>%n обращений не находятся поиском по словам.</numerusform>
            </translation>
        </message>
        <message>
            <source>The transfer from {source} into this database is not finished: only a part of it is here.</source>
            <translation>Перенос из {source} в эту базу данных не завершён: здесь только часть данных.</translation>
        </message>
        <message>
            <source>What is copied stays; the source was only read.</source>
            <translation>Скопированное сохранено; исходная база только читалась.</translation>
        </message>
        <message>
            <source>Start meo-console transfer again with the same --from and --to: it goes on where it stopped.</source>
            <translation>Запустите meo-console transfer ещё раз с теми же --from и --to: он продолжит с места остановки.</translation>
        </message>
        <message>
            <source>The name of a template has one to eighty characters.</source>
            <translation>Название шаблона — от одного до восьмидесяти знаков.</translation>
        </message>
        <message>
            <source>There is a template of this name already.</source>
            <translation>Шаблон с таким названием уже есть.</translation>
        </message>
        <message>
            <source>This template no longer exists.</source>
            <translation>Этого шаблона больше нет.</translation>
        </message>
    </context>
    <context>
        <name>moves</name>
        <message>
            <source>Take</source>
            <translation>Взять в работу</translation>
        </message>
        <message>
            <source>Wait for information</source>
            <translation>Ждём информацию</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Продолжить</translation>
        </message>
        <message>
            <source>Solve</source>
            <translation>Решено</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Закрыть</translation>
        </message>
        <message>
            <source>Reopen</source>
            <translation>Открыть снова</translation>
        </message>
        <message>
            <source>Admit</source>
            <translation>Принять</translation>
        </message>
    </context>
    <context>
        <name>outage_history</name>
        <message>
            <source>entered</source>
            <translation>внесена</translation>
        </message>
        <message>
            <source>evidence added: {tickets}</source>
            <translation>свидетельства добавлены: {tickets}</translation>
        </message>
        <message>
            <source>evidence removed: {tickets}</source>
            <translation>свидетельства убраны: {tickets}</translation>
        </message>
        <message>
            <source>callers answered: {tickets}</source>
            <translation>отвечено по обращениям: {tickets}</translation>
        </message>
        <message>
            <source>called a false alarm</source>
            <translation>отмечена как ложная тревога</translation>
        </message>
        <message>
            <source>no longer a false alarm</source>
            <translation>больше не ложная тревога</translation>
        </message>
    </context>
    <context>
        <name>pages</name>
        <message>
            <source>Tickets</source>
            <translation>Обращения</translation>
        </message>
        <message>
            <source>Contracts</source>
            <translation>Договоры</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>Часы методистов</translation>
        </message>
        <message>
            <source>Availability</source>
            <translation>Доступность</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>Отчёты</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>Календарь</translation>
        </message>
        <message>
            <source>Agreement</source>
            <translation>Соглашение</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Настройки</translation>
        </message>
    </context>
    <context>
        <name>probes</name>
        <message>
            <source>every {seconds} s</source>
            <translation>раз в {seconds} с</translation>
        </message>
        <message>
            <source>switched off</source>
            <translation>выключено</translation>
        </message>
        <message>
            <source>no probes: nothing is measured</source>
            <translation>нет проверок: ничего не измеряется</translation>
        </message>
    </context>
    <context>
        <name>reports</name>
        <message>
            <source>Period</source>
            <translation>Период</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Отбор</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>По состоянию на</translation>
        </message>
        <message>
            <source>Made by</source>
            <translation>Сформировал</translation>
        </message>
        <message>
            <source>Agreement</source>
            <translation>Соглашение</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>База данных</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>Программа</translation>
        </message>
        <message>
            <source>none</source>
            <translation>нет</translation>
        </message>
        <message>
            <source>contracts {numbers}</source>
            <translation>договоры {numbers}</translation>
        </message>
        <message>
            <source>{moment} Moscow time</source>
            <translation>{moment} МСК</translation>
        </message>
        <message>
            <source>edition {number} of {day}</source>
            <translation>редакция {number} от {day}</translation>
        </message>
        <message>
            <source>to</source>
            <translation>по</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Месяц</translation>
        </message>
        <message>
            <source>Contracts</source>
            <translation>Договоры</translation>
        </message>
        <message>
            <source>end within 30 days</source>
            <translation>истекают в ближайшие 30 дней</translation>
        </message>
        <message>
            <source>end within 60 days</source>
            <translation>истекают в ближайшие 60 дней</translation>
        </message>
        <message>
            <source>end within 90 days</source>
            <translation>истекают в ближайшие 90 дней</translation>
        </message>
        <message>
            <source>Persons</source>
            <translation>Лица</translation>
        </message>
        <message>
            <source>First responsible person</source>
            <translation>Первое ответственное лицо</translation>
        </message>
        <message>
            <source>Second responsible person</source>
            <translation>Второе ответственное лицо</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>Договор</translation>
        </message>
        <message>
            <source>Organisation</source>
            <translation>Организация</translation>
        </message>
        <message>
            <source>Locality</source>
            <translation>Населённый пункт</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>Регион</translation>
        </message>
        <message>
            <source>Signed</source>
            <translation>Подписан</translation>
        </message>
        <message>
            <source>Empty: a draft, not signed yet</source>
            <translation>Пусто: проект, ещё не подписан</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Действует с</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Действует по</translation>
        </message>
        <message>
            <source>The contract still holds on this day</source>
            <translation>В этот день договор ещё действует</translation>
        </message>
        <message>
            <source>Component</source>
            <translation>Компонент</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Состояние</translation>
        </message>
        <message>
            <source>Only «down» is charged; «no data» stands in neither part of the share</source>
            <translation>Учитывается только «недоступно»; «нет данных» не входит ни в одну часть доли</translation>
        </message>
        <message>
            <source>From</source>
            <translation>С</translation>
        </message>
        <message>
            <source>Moscow time; a stretch is cut where a month begins</source>
            <translation>Время московское; отрезок делится там, где начинается месяц</translation>
        </message>
        <message>
            <source>To</source>
            <translation>По</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Длительность</translation>
        </message>
        <message>
            <source>of them in a maintenance window, s</source>
            <translation>из них в технологическом окне, с</translation>
        </message>
        <message>
            <source>Thursday 18:00-20:00 Moscow time</source>
            <translation>Четверг, 18:00–20:00 по московскому времени</translation>
        </message>
        <message>
            <source>of them in announced works, s</source>
            <translation>из них в объявленных работах, с</translation>
        </message>
        <message>
            <source>Works announced beforehand, and only inside the windows</source>
            <translation>Работы, объявленные заранее, и только внутри окон</translation>
        </message>
        <message>
            <source>Component: line of the summary</source>
            <translation>Компонент: строка сводки</translation>
        </message>
        <message>
            <source>Outage no.</source>
            <translation>№ записи</translation>
        </message>
        <message>
            <source>Empty: still going on</source>
            <translation>Пусто: ещё продолжается</translation>
        </message>
        <message>
            <source>Zone of responsibility</source>
            <translation>Зона ответственности</translation>
        </message>
        <message>
            <source>Only faults of the data centre and of the system itself are charged</source>
            <translation>Учитываются только неисправности центра обработки данных и самой системы</translation>
        </message>
        <message>
            <source>Counts</source>
            <translation>Учитывается</translation>
        </message>
        <message>
            <source>Down, in the licensor's zone, and not withdrawn as a false alarm</source>
            <translation>Недоступность в зоне Лицензиара, не отозванная как ложная тревога</translation>
        </message>
        <message>
            <source>Cause</source>
            <translation>Причина</translation>
        </message>
        <message>
            <source>Evidence: tickets</source>
            <translation>Подтверждение: обращения</translation>
        </message>
        <message>
            <source>Numbers of the tickets that came in because of it</source>
            <translation>Номера обращений, поступивших из-за неё</translation>
        </message>
        <message>
            <source>False alarm</source>
            <translation>Ложная тревога</translation>
        </message>
        <message>
            <source>Window from</source>
            <translation>Окно с</translation>
        </message>
        <message>
            <source>Window to</source>
            <translation>Окно по</translation>
        </message>
        <message>
            <source>Announced works</source>
            <translation>Объявленные работы</translation>
        </message>
        <message>
            <source>Platform down in it, s</source>
            <translation>Платформа недоступна в нём, с</translation>
        </message>
        <message>
            <source>Under the second reading only announced works are left out</source>
            <translation>По второму прочтению исключаются только объявленные работы</translation>
        </message>
        <message>
            <source>As of the last day of the period</source>
            <translation>На последний день периода</translation>
        </message>
        <message>
            <source>Valid</source>
            <translation>Действует</translation>
        </message>
        <message>
            <source>Signed and within its term on the last day of the period</source>
            <translation>Подписан и не вышел за срок на последний день периода</translation>
        </message>
        <message>
            <source>Days left</source>
            <translation>Осталось дней</translation>
        </message>
        <message>
            <source>From the last day of the period to the last day of the contract</source>
            <translation>От последнего дня периода до последнего дня договора</translation>
        </message>
        <message>
            <source>Hours a year, min</source>
            <translation>Часов в год, мин</translation>
        </message>
        <message>
            <source>Methodological minutes of a contract year</source>
            <translation>Методических минут в договорном году</translation>
        </message>
        <message>
            <source>Trained persons</source>
            <translation>Обученных лиц</translation>
        </message>
        <message>
            <source>Responsible persons who are appointed and trained on that day</source>
            <translation>Ответственные лица, назначенные и обученные на этот день</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Примечание</translation>
        </message>
        <message>
            <source>Region: line of the summary</source>
            <translation>Регион: строка сводки</translation>
        </message>
        <message>
            <source>Number of the region in the table of regions; the formulas count by it</source>
            <translation>Номер региона в таблице регионов; по нему считают формулы</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Место</translation>
        </message>
        <message>
            <source>First or second responsible person of the contract</source>
            <translation>Первое или второе ответственное лицо договора</translation>
        </message>
        <message>
            <source>Full name</source>
            <translation>ФИО</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>Должность</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Телефон</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Электронная почта</translation>
        </message>
        <message>
            <source>Appointed</source>
            <translation>Назначен</translation>
        </message>
        <message>
            <source>Trained</source>
            <translation>Обучен</translation>
        </message>
        <message>
            <source>Empty: not trained yet, may not turn to technical support</source>
            <translation>Пусто: ещё не обучен, обращаться в техподдержку не может</translation>
        </message>
        <message>
            <source>Authority</source>
            <translation>Полномочия</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>да</translation>
        </message>
        <message>
            <source>On the last day of the period</source>
            <translation>На последний день периода</translation>
        </message>
        <message>
            <source>Contracts of the period</source>
            <translation>Договоров за период</translation>
        </message>
        <message>
            <source>of them valid</source>
            <translation>из них действуют</translation>
        </message>
        <message>
            <source>valid, but without a trained person</source>
            <translation>действуют, но нет обученного лица</translation>
        </message>
        <message>
            <source>Methodological hours a year of valid contracts</source>
            <translation>Методических часов в год по действующим договорам</translation>
        </message>
        <message>
            <source>Persons appointed</source>
            <translation>Назначено ответственных лиц</translation>
        </message>
        <message>
            <source>(not given)</source>
            <translation>(не указано)</translation>
        </message>
        <message>
            <source>Contracts, number</source>
            <translation>Договоров</translation>
        </message>
        <message>
            <source>Contracts by state</source>
            <translation>Договоры по состояниям</translation>
        </message>
        <message>
            <source>By region</source>
            <translation>По регионам</translation>
        </message>
        <message>
            <source>There are no contracts in this period.</source>
            <translation>За период договоров нет.</translation>
        </message>
        <message>
            <source>State and term of every contract, and its responsible persons on the last day</source>
            <translation>Состояние и срок каждого договора, ответственные лица на последний день</translation>
        </message>
        <message>
            <source>no</source>
            <translation>нет</translation>
        </message>
        <message>
            <source>Availability</source>
            <translation>Доступность</translation>
        </message>
        <message>
            <source>What the agreement promises</source>
            <translation>Что обещает соглашение</translation>
        </message>
        <message>
            <source>kept</source>
            <translation>соблюдено</translation>
        </message>
        <message>
            <source>exceeded</source>
            <translation>превышено</translation>
        </message>
        <message>
            <source>in full</source>
            <translation>полностью</translation>
        </message>
        <message>
            <source>in part</source>
            <translation>частично</translation>
        </message>
        <message>
            <source>there was nothing</source>
            <translation>не было</translation>
        </message>
        <message>
            <source>min</source>
            <translation>мин</translation>
        </message>
        <message>
            <source>tickets</source>
            <translation>обращений</translation>
        </message>
        <message>
            <source>contracts</source>
            <translation>договоров</translation>
        </message>
        <message>
            <source>consultations</source>
            <translation>консультаций</translation>
        </message>
        <message>
            <source>works</source>
            <translation>работ</translation>
        </message>
        <message>
            <source>calls</source>
            <translation>звонков</translation>
        </message>
        <message>
            <source>Down time allowed in the year</source>
            <translation>допустимая недоступность за год</translation>
        </message>
        <message>
            <source>The platform was down</source>
            <translation>платформа была недоступна</translation>
        </message>
        <message>
            <source>The year so far</source>
            <translation>прошло с начала года</translation>
        </message>
        <message>
            <source>of it watched by the monitor</source>
            <translation>из них под наблюдением монитора</translation>
        </message>
        <message>
            <source>Maintenance works announced</source>
            <translation>объявлено профилактических работ</translation>
        </message>
        <message>
            <source>of them wholly inside a window</source>
            <translation>из них целиком внутри окна</translation>
        </message>
        <message>
            <source>Errors in courses reported</source>
            <translation>сообщено об ошибках в курсах</translation>
        </message>
        <message>
            <source>of them fixed or answered</source>
            <translation>из них исправлено или дан ответ</translation>
        </message>
        <message>
            <source>Tickets accepted</source>
            <translation>принято обращений</translation>
        </message>
        <message>
            <source>of them solved</source>
            <translation>из них решено</translation>
        </message>
        <message>
            <source>Calls to the technical line</source>
            <translation>звонков на техническую линию</translation>
        </message>
        <message>
            <source>of them within working time</source>
            <translation>из них в рабочее время</translation>
        </message>
        <message>
            <source>of them by e-mail, the preferred channel</source>
            <translation>из них по почте — предпочтительный канал</translation>
        </message>
        <message>
            <source>Technical tickets accepted</source>
            <translation>принято технических обращений</translation>
        </message>
        <message>
            <source>of them with contract number and organisation</source>
            <translation>из них с номером договора и организацией</translation>
        </message>
        <message>
            <source>of them with subject, grade, lessons and description</source>
            <translation>из них с предметом, классом, занятием, интернет-уроком и описанием</translation>
        </message>
        <message>
            <source>Contracts valid on the last day</source>
            <translation>договоров действует на последний день</translation>
        </message>
        <message>
            <source>of them with one or two responsible persons</source>
            <translation>из них с одним или двумя ответственными лицами</translation>
        </message>
        <message>
            <source>of them with a trained person</source>
            <translation>из них с обученным лицом</translation>
        </message>
        <message>
            <source>Charged in the contract years of the period</source>
            <translation>списано в договорных годах периода</translation>
        </message>
        <message>
            <source>of it within the quota</source>
            <translation>из них в пределах лимита</translation>
        </message>
        <message>
            <source>Consultations held</source>
            <translation>проведено консультаций</translation>
        </message>
        <message>
            <source>of them under a valid contract</source>
            <translation>из них по действующему договору</translation>
        </message>
        <message>
            <source>of them with full name, organisation, locality and region</source>
            <translation>из них с ФИО, организацией, населённым пунктом и регионом</translation>
        </message>
        <message>
            <source>Pupils who called</source>
            <translation>позвонило учеников</translation>
        </message>
        <message>
            <source>of them turned away</source>
            <translation>из них отказано</translation>
        </message>
        <message>
            <source>Promise no.</source>
            <translation>№ обещания</translation>
        </message>
        <message>
            <source>Clause</source>
            <translation>Пункт</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Часть</translation>
        </message>
        <message>
            <source>What is counted</source>
            <translation>Что посчитано</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Количество</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Единица</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>Доказательство</translation>
        </message>
        <message>
            <source>Name of the report that lists every case</source>
            <translation>Имя отчёта, где перечислен каждый случай</translation>
        </message>
        <message>
            <source>Promise and what was counted</source>
            <translation>Обещание и что посчитано</translation>
        </message>
        <message>
            <source>All, or allowed</source>
            <translation>Всего или допустимо</translation>
        </message>
        <message>
            <source>Done or used</source>
            <translation>Исполнено или израсходовано</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Доля</translation>
        </message>
        <message>
            <source>Conclusion</source>
            <translation>Вывод</translation>
        </message>
        <message>
            <source>Proof: report</source>
            <translation>Доказательство: отчёт</translation>
        </message>
        <message>
            <source>Promised, delivered, proof</source>
            <translation>Обещано, исполнено, чем доказано</translation>
        </message>
        <message>
            <source>Where the agreement leaves a question open, the console reads it so:</source>
            <translation>Где соглашение оставляет вопрос открытым, пульт читает его так:</translation>
        </message>
        <message>
            <source>Every promise of the agreement on one page: promised, delivered, proof</source>
            <translation>Все обещания соглашения на одной странице: обещано, исполнено, чем доказано</translation>
        </message>
        <message>
            <source>broken</source>
            <translation>нарушено</translation>
        </message>
        <message>
            <source>Down, min</source>
            <translation>Недоступно, мин</translation>
        </message>
        <message>
            <source>Known time, min</source>
            <translation>Известное время, мин</translation>
        </message>
        <message>
            <source>Headline: really down is down, inside a maintenance window too. The second reading stands beside it.</source>
            <translation>Главное прочтение: что не работало, то не работало, в том числе внутри технологического окна. Второе прочтение стоит рядом.</translation>
        </message>
        <message>
            <source>Headline: announced works inside a maintenance window are left out. The other reading stands beside it.</source>
            <translation>Главное прочтение: объявленные работы внутри технологического окна не учитываются. Другое прочтение стоит рядом.</translation>
        </message>
        <message>
            <source>«No data» stands in neither part of a share. A component younger than the year is judged over its own age.</source>
            <translation>«Нет данных» не входит ни в одну часть доли. Компонент моложе года оценивается за свой возраст.</translation>
        </message>
        <message>
            <source>Outages</source>
            <translation>Недоступность</translation>
        </message>
        <message>
            <source>Windows</source>
            <translation>Окна</translation>
        </message>
        <message>
            <source>The platform</source>
            <translation>Платформа</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Недоступно</translation>
        </message>
        <message>
            <source>Allowed down time</source>
            <translation>Допустимая недоступность</translation>
        </message>
        <message>
            <source>left of it</source>
            <translation>из неё осталось</translation>
        </message>
        <message>
            <source>Availability, windows counted</source>
            <translation>Доступность с учётом окон</translation>
        </message>
        <message>
            <source>Down in announced works, min</source>
            <translation>Недоступно в объявленных работах, мин</translation>
        </message>
        <message>
            <source>Announced works, min</source>
            <translation>Объявленные работы, мин</translation>
        </message>
        <message>
            <source>Availability, announced works left out</source>
            <translation>Доступность без объявленных работ</translation>
        </message>
        <message>
            <source>Allowed down time, min</source>
            <translation>Допустимая недоступность, мин</translation>
        </message>
        <message>
            <source>left of it, min</source>
            <translation>из неё осталось, мин</translation>
        </message>
        <message>
            <source>Promise</source>
            <translation>Обещание</translation>
        </message>
        <message>
            <source>The year by component</source>
            <translation>Год по компонентам</translation>
        </message>
        <message>
            <source>No component is watched yet.</source>
            <translation>Пока не наблюдается ни один компонент.</translation>
        </message>
        <message>
            <source>from</source>
            <translation>с</translation>
        </message>
        <message>
            <source>The platform by month, windows counted</source>
            <translation>Платформа по месяцам, с учётом окон</translation>
        </message>
        <message>
            <source>Minutes down by month</source>
            <translation>Минуты недоступности по месяцам</translation>
        </message>
        <message>
            <source>Outages and windows</source>
            <translation>Недоступность и окна</translation>
        </message>
        <message>
            <source>Outages in the register</source>
            <translation>Записей в журнале недоступности</translation>
        </message>
        <message>
            <source>of them charged</source>
            <translation>из них учитывается</translation>
        </message>
        <message>
            <source>Tickets linked as evidence</source>
            <translation>Обращений, приложенных как подтверждение</translation>
        </message>
        <message>
            <source>Maintenance windows of the year</source>
            <translation>Технологических окон в году</translation>
        </message>
        <message>
            <source>their length</source>
            <translation>их длительность</translation>
        </message>
        <message>
            <source>The calendar year in both readings, by month, with outages, evidence and windows</source>
            <translation>Календарный год в обоих прочтениях, по месяцам, с недоступностью, подтверждениями и окнами</translation>
        </message>
        <message>
            <source>By month</source>
            <translation>По месяцам</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Всего</translation>
        </message>
        <message>
            <source>Durations stand as whole minutes and, beside them, as hours and minutes.</source>
            <translation>Длительность указана в целых минутах и рядом — в часах и минутах.</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Обращения</translation>
        </message>
        <message>
            <source>Methodology hours</source>
            <translation>Методические часы</translation>
        </message>
        <message>
            <source>Entries, number</source>
            <translation>Записей</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Данные</translation>
        </message>
        <message>
            <source>Contract years</source>
            <translation>Договорные годы</translation>
        </message>
        <message>
            <source>Minutes charged by month</source>
            <translation>Списано минут по месяцам</translation>
        </message>
        <message>
            <source>Minutes charged by topic</source>
            <translation>Списано минут по темам</translation>
        </message>
        <message>
            <source>By topic</source>
            <translation>По темам</translation>
        </message>
        <message>
            <source>By methodologist</source>
            <translation>По методистам</translation>
        </message>
        <message>
            <source>Nothing was charged in this period.</source>
            <translation>За период ничего не списано.</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>Часы</translation>
        </message>
        <message>
            <source>Charged in the period</source>
            <translation>Списано за период</translation>
        </message>
        <message>
            <source>Contract years that touch the period</source>
            <translation>Договорных лет, затронутых периодом</translation>
        </message>
        <message>
            <source>Their quota</source>
            <translation>Их лимит</translation>
        </message>
        <message>
            <source>used within the quota</source>
            <translation>использовано в пределах лимита</translation>
        </message>
        <message>
            <source>charged beyond the quota</source>
            <translation>списано сверх лимита</translation>
        </message>
        <message>
            <source>reserved for planned events</source>
            <translation>зарезервировано под запланированное</translation>
        </message>
        <message>
            <source>left</source>
            <translation>осталось</translation>
        </message>
        <message>
            <source>Sum of the lines less sum of the years (must be 0)</source>
            <translation>Сумма строк минус сумма по годам (должен быть 0)</translation>
        </message>
        <message>
            <source>Held without a valid contract, not charged</source>
            <translation>Проведено без действующего договора, не списано</translation>
        </message>
        <message>
            <source>Pupils turned away</source>
            <translation>Отказано ученикам</translation>
        </message>
        <message>
            <source>Minutes that the filter of the data sheet shows</source>
            <translation>Минут по отбору на листе данных</translation>
        </message>
        <message>
            <source>Used, %</source>
            <translation>Использовано</translation>
        </message>
        <message>
            <source>Contract years with the most hours charged</source>
            <translation>Договорные годы с наибольшим расходом часов</translation>
        </message>
        <message>
            <source>No contract is in force in this period.</source>
            <translation>В этом периоде не действует ни один договор.</translation>
        </message>
        <message>
            <source>Quota, used, reserved and over by contract year, with every line of the ledger</source>
            <translation>Лимит, расход, резерв и превышение по договорным годам — с каждой строкой журнала часов</translation>
        </message>
        <message>
            <source>Tickets, number</source>
            <translation>Обращений</translation>
        </message>
        <message>
            <source>Number of the ticket in the console</source>
            <translation>Номер обращения в пульте</translation>
        </message>
        <message>
            <source>When the call or letter came, Moscow time</source>
            <translation>Когда поступил звонок или письмо, время московское</translation>
        </message>
        <message>
            <source>Kind by the definitions of the agreement</source>
            <translation>Вид по определениям соглашения</translation>
        </message>
        <message>
            <source>State as of the moment at which the report was made</source>
            <translation>Состояние на момент составления отчёта</translation>
        </message>
        <message>
            <source>How a course error ended</source>
            <translation>Чем закончилась ошибка в курсе</translation>
        </message>
        <message>
            <source>As it was called on the day of the call</source>
            <translation>Как называлась в день обращения</translation>
        </message>
        <message>
            <source>Number of the contract that the caller gave</source>
            <translation>Номер договора, который назвал обратившийся</translation>
        </message>
        <message>
            <source>In the words of the call</source>
            <translation>Словами обращения</translation>
        </message>
        <message>
            <source>Set by the desk; the agreement knows no priorities</source>
            <translation>Назначает служба; в соглашении приоритетов нет</translation>
        </message>
        <message>
            <source>Whether the caller was entitled to technical support</source>
            <translation>Был ли обратившийся вправе получить техническую поддержку</translation>
        </message>
        <message>
            <source>Working time, min</source>
            <translation>Рабочее время, мин</translation>
        </message>
        <message>
            <source>Working hours from the call until it was solved, or until now, without the waits</source>
            <translation>Рабочее время от обращения до решения или до момента отчёта, без ожиданий</translation>
        </message>
        <message>
            <source>Waiting, min</source>
            <translation>Ожидание, мин</translation>
        </message>
        <message>
            <source>Working hours in which the licensee had to give information</source>
            <translation>Рабочее время, когда информацию должен был дать Лицензиат</translation>
        </message>
        <message>
            <source>Line no.</source>
            <translation>№ строки</translation>
        </message>
        <message>
            <source>Held</source>
            <translation>Проведено</translation>
        </message>
        <message>
            <source>The date that decides which contract and which year is charged; Moscow time</source>
            <translation>Дата, по которой выбираются договор и год списания; время московское</translation>
        </message>
        <message>
            <source>Entry</source>
            <translation>Запись</translation>
        </message>
        <message>
            <source>A reversal takes a whole charge back; the ledger is never edited</source>
            <translation>Сторно отменяет списание целиком; журнал часов никогда не правится</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Вид</translation>
        </message>
        <message>
            <source>Topic</source>
            <translation>Тема</translation>
        </message>
        <message>
            <source>Who asked</source>
            <translation>Кто обратился</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Роль</translation>
        </message>
        <message>
            <source>Methodologist</source>
            <translation>Методист</translation>
        </message>
        <message>
            <source>Real, min</source>
            <translation>Фактически, мин</translation>
        </message>
        <message>
            <source>How long it took, before any rounding</source>
            <translation>Сколько длилось на самом деле, до округления</translation>
        </message>
        <message>
            <source>Charged, min</source>
            <translation>Списано, мин</translation>
        </message>
        <message>
            <source>What the quota was charged with; a reversal is negative</source>
            <translation>Что списано с лимита; сторно — со знаком минус</translation>
        </message>
        <message>
            <source>of it over the quota, min</source>
            <translation>из них сверх лимита, мин</translation>
        </message>
        <message>
            <source>The part of the line that lies beyond the quota of its year</source>
            <translation>Часть строки, которая вышла за лимит своего года</translation>
        </message>
        <message>
            <source>Reverses line</source>
            <translation>Сторнирует строку</translation>
        </message>
        <message>
            <source>In the period</source>
            <translation>За период</translation>
        </message>
        <message>
            <source>Lines before the period belong to the same contract years and complete their sums</source>
            <translation>Строки до начала периода относятся к тем же договорным годам и дополняют их суммы</translation>
        </message>
        <message>
            <source>Entered late</source>
            <translation>Внесено позже</translation>
        </message>
        <message>
            <source>Entered on a later day than the consultation was held</source>
            <translation>Внесено позже дня, когда прошла консультация</translation>
        </message>
        <message>
            <source>What was asked</source>
            <translation>О чём спрашивали</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Причина</translation>
        </message>
        <message>
            <source>Edition of the agreement</source>
            <translation>Редакция соглашения</translation>
        </message>
        <message>
            <source>Readings</source>
            <translation>Прочтения</translation>
        </message>
        <message>
            <source>Entered</source>
            <translation>Внесено</translation>
        </message>
        <message>
            <source>Entered by</source>
            <translation>Кто внёс</translation>
        </message>
        <message>
            <source>Contract year: line of its sheet</source>
            <translation>Договорный год: строка на своём листе</translation>
        </message>
        <message>
            <source>Number of the line in the table; the formulas count by it</source>
            <translation>Номер строки таблицы; по нему считают формулы</translation>
        </message>
        <message>
            <source>Topic: line of the summary</source>
            <translation>Тема: строка сводки</translation>
        </message>
        <message>
            <source>Methodologist: line of the summary</source>
            <translation>Методист: строка сводки</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Строка</translation>
        </message>
        <message>
            <source>Year from</source>
            <translation>Год с</translation>
        </message>
        <message>
            <source>Year to</source>
            <translation>Год по</translation>
        </message>
        <message>
            <source>Quota, min</source>
            <translation>Лимит, мин</translation>
        </message>
        <message>
            <source>Used, min</source>
            <translation>Использовано, мин</translation>
        </message>
        <message>
            <source>Charged within the quota up to the end of the period</source>
            <translation>Списано в пределах лимита к концу периода</translation>
        </message>
        <message>
            <source>Over the quota, min</source>
            <translation>Сверх лимита, мин</translation>
        </message>
        <message>
            <source>Charged beyond the quota up to the end of the period</source>
            <translation>Списано сверх лимита к концу периода</translation>
        </message>
        <message>
            <source>Reserved, min</source>
            <translation>Резерв, мин</translation>
        </message>
        <message>
            <source>Promised to planned events, as of the moment of the report</source>
            <translation>Обещано запланированным мероприятиям на момент отчёта</translation>
        </message>
        <message>
            <source>Left, min</source>
            <translation>Осталось, мин</translation>
        </message>
        <message>
            <source>Neither used nor reserved; unused hours lapse at the end of the year</source>
            <translation>Не использовано и не зарезервировано; остаток в конце года сгорает</translation>
        </message>
        <message>
            <source>Calls received</source>
            <translation>Получено обращений</translation>
        </message>
        <message>
            <source>of them refused</source>
            <translation>из них отказано</translation>
        </message>
        <message>
            <source>Errors in courses</source>
            <translation>Ошибки в курсах</translation>
        </message>
        <message>
            <source>Errors, number</source>
            <translation>Ошибок</translation>
        </message>
        <message>
            <source>Solved</source>
            <translation>Решено</translation>
        </message>
        <message>
            <source>Empty: still open</source>
            <translation>Пусто: ещё открыто</translation>
        </message>
        <message>
            <source>Subject: line of the summary</source>
            <translation>Предмет: строка сводки</translation>
        </message>
        <message>
            <source>Lesson: line of the summary</source>
            <translation>Занятие: строка сводки</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Исход</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>Класс</translation>
        </message>
        <message>
            <source>Errors by month</source>
            <translation>Ошибки по месяцам</translation>
        </message>
        <message>
            <source>By outcome</source>
            <translation>По исходам</translation>
        </message>
        <message>
            <source>By subject</source>
            <translation>По предметам</translation>
        </message>
        <message>
            <source>By grade</source>
            <translation>По классам</translation>
        </message>
        <message>
            <source>Lessons with the most errors</source>
            <translation>Занятия с наибольшим числом ошибок</translation>
        </message>
        <message>
            <source>No errors were reported in this period.</source>
            <translation>За период об ошибках не сообщали.</translation>
        </message>
        <message>
            <source>Errors reported</source>
            <translation>Сообщено об ошибках</translation>
        </message>
        <message>
            <source>of them fixed</source>
            <translation>из них исправлено</translation>
        </message>
        <message>
            <source>still open</source>
            <translation>ещё открыто</translation>
        </message>
        <message>
            <source>Working time of those fixed</source>
            <translation>Рабочее время исправленных</translation>
        </message>
        <message>
            <source>on the average</source>
            <translation>в среднем</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Предмет</translation>
        </message>
        <message>
            <source>Subject, grade, lesson</source>
            <translation>Предмет, класс, занятие</translation>
        </message>
        <message>
            <source>grade {grade}</source>
            <translation>{grade} класс</translation>
        </message>
        <message>
            <source>lesson {lesson}</source>
            <translation>занятие {lesson}</translation>
        </message>
        <message>
            <source>internet lesson {lesson}</source>
            <translation>интернет-урок {lesson}</translation>
        </message>
        <message>
            <source>By subject, grade and lesson, with outcomes and time to fix</source>
            <translation>По предметам, классам и занятиям, с исходами и временем исправления</translation>
        </message>
        <message>
            <source>Working time until solved</source>
            <translation>Рабочее время до решения</translation>
        </message>
        <message>
            <source>Waiting for the licensee</source>
            <translation>Ожидание ответа Лицензиата</translation>
        </message>
        <message>
            <source>Rows that the filter of the data sheet shows</source>
            <translation>Строк по отбору на листе данных</translation>
        </message>
        <message>
            <source>By kind</source>
            <translation>По видам</translation>
        </message>
        <message>
            <source>By state</source>
            <translation>По состояниям</translation>
        </message>
        <message>
            <source>Tickets by month</source>
            <translation>Обращения по месяцам</translation>
        </message>
        <message>
            <source>By channel</source>
            <translation>По каналам</translation>
        </message>
        <message>
            <source>Outcomes of course errors</source>
            <translation>Чем закончились ошибки в курсах</translation>
        </message>
        <message>
            <source>Every call of the period with its state, working time and waiting</source>
            <translation>Каждое обращение периода: состояние, рабочее время, ожидание</translation>
        </message>
        <message>
            <source>Act on methodological support</source>
            <translation>Акт об оказании методической поддержки</translation>
        </message>
        <message>
            <source>Contract {number} with {organisation}. Contract year {first} — {last}. This act lists the methodological support that was given in this year up to {day}.</source>
            <translation>Договор {number}, {organisation}. Договорный год {first} — {last}. В акте перечислена методическая поддержка, оказанная в этом году по {day} включительно.</translation>
        </message>
        <message>
            <source>Basis: {document}, {clause}: {quote}.</source>
            <translation>Основание: {document}, {clause}: {quote}.</translation>
        </message>
        <message>
            <source>For the licensor  ____________________ / ____________________ /</source>
            <translation>От Лицензиара  ____________________ / ____________________ /</translation>
        </message>
        <message>
            <source>For the licensee  ____________________ / ____________________ /</source>
            <translation>От Лицензиата  ____________________ / ____________________ /</translation>
        </message>
        <message>
            <source>{kind}: {reason}</source>
            <translation>{kind}: {reason}</translation>
        </message>
        <message>
            <source>Act</source>
            <translation>Акт</translation>
        </message>
        <message>
            <source>Hours of the contract year</source>
            <translation>Часы договорного года</translation>
        </message>
        <message>
            <source>Quota of the year</source>
            <translation>Лимит года</translation>
        </message>
        <message>
            <source>Charged, reversals taken off</source>
            <translation>Списано за вычетом сторно</translation>
        </message>
        <message>
            <source>of it beyond the quota</source>
            <translation>из них сверх лимита</translation>
        </message>
        <message>
            <source>Sum of the table below less the data sheet (must be 0)</source>
            <translation>Сумма таблицы ниже минус лист данных (должен быть 0)</translation>
        </message>
        <message>
            <source>Topic, who asked</source>
            <translation>Тема, кто обратился</translation>
        </message>
        <message>
            <source>Entries of the year</source>
            <translation>Записи за год</translation>
        </message>
        <message>
            <source>Nothing was charged in this year.</source>
            <translation>За этот год ничего не списано.</translation>
        </message>
        <message>
            <source>One contract's hours as an act to sign, with every consultation</source>
            <translation>Часы одного договора в виде акта на подпись — с каждой консультацией</translation>
        </message>
        <message>
            <source>Work of the desk</source>
            <translation>Работа службы</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>День</translation>
        </message>
        <message>
            <source>Hour</source>
            <translation>Час</translation>
        </message>
        <message>
            <source>Hour of the day at which the call came, Moscow time</source>
            <translation>Час суток, в который поступило обращение, время московское</translation>
        </message>
        <message>
            <source>Outside working hours</source>
            <translation>Вне рабочего времени</translation>
        </message>
        <message>
            <source>By the calendar and the reading of its own day</source>
            <translation>По календарю и прочтению своего дня</translation>
        </message>
        <message>
            <source>Operator: line of the summary</source>
            <translation>Оператор: строка сводки</translation>
        </message>
        <message>
            <source>Organisation: line of the summary</source>
            <translation>Организация: строка сводки</translation>
        </message>
        <message>
            <source>By hour of the day</source>
            <translation>По часам суток</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Канал</translation>
        </message>
        <message>
            <source>By operator</source>
            <translation>По операторам</translation>
        </message>
        <message>
            <source>There were no calls in this period.</source>
            <translation>За период обращений не было.</translation>
        </message>
        <message>
            <source>By day</source>
            <translation>По дням</translation>
        </message>
        <message>
            <source>Refused calls by organisation</source>
            <translation>Отказы по организациям</translation>
        </message>
        <message>
            <source>Refused, number</source>
            <translation>Отказов</translation>
        </message>
        <message>
            <source>Nobody was refused in this period.</source>
            <translation>За период никому не отказано.</translation>
        </message>
        <message>
            <source>of them outside working hours</source>
            <translation>из них вне рабочего времени</translation>
        </message>
        <message>
            <source>at the most</source>
            <translation>самое большее</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>Оператор</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Работа</translation>
        </message>
        <message>
            <source>By operator, kind, channel, day and hour; working time, waiting, refused calls</source>
            <translation>По операторам, видам, каналам, дням и часам; рабочее время, ожидание, отказы</translation>
        </message>
        <message>
            <source>The platform: the worst of all</source>
            <translation>Платформа: худшее из всех</translation>
        </message>
        <message>
            <source>Rows, number</source>
            <translation>Строк</translation>
        </message>
        <message>
            <source>The list</source>
            <translation>Список</translation>
        </message>
        <message>
            <source>There are no rows.</source>
            <translation>Строк нет.</translation>
        </message>
    </context>
    <context>
        <name>settings</name>
        <message>
            <source>Look</source>
            <translation>Вид</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Работа</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>Оператор</translation>
        </message>
        <message>
            <source>Availability</source>
            <translation>Доступность</translation>
        </message>
        <message>
            <source>Copies of the database</source>
            <translation>Копии базы данных</translation>
        </message>
    </context>
    <context>
        <name>statement</name>
        <message>
            <source>Statement of methodology hours</source>
            <translation>Выписка о методических часах</translation>
        </message>
        <message>
            <source>Contract {number} with {organisation}</source>
            <translation>Договор {number}, {organisation}</translation>
        </message>
        <message>
            <source>Contract year {first} – {last}; as of {day}</source>
            <translation>Год договора {first} – {last}; по состоянию на {day}</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Дата</translation>
        </message>
        <message>
            <source>Who asked</source>
            <translation>Кто обратился</translation>
        </message>
        <message>
            <source>Topic</source>
            <translation>Тема</translation>
        </message>
        <message>
            <source>Charged</source>
            <translation>Списано</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Остаток</translation>
        </message>
        <message>
            <source>reversal of line {line}: {reason}</source>
            <translation>сторно строки № {line}: {reason}</translation>
        </message>
        <message>
            <source>change of the quota: {reason}</source>
            <translation>изменение лимита: {reason}</translation>
        </message>
        <message>
            <source>of it {over} beyond the quota: {reason}</source>
            <translation>из них {over} сверх лимита: {reason}</translation>
        </message>
        <message>
            <source>Nothing has been charged in this year.</source>
            <translation>В этом году ничего не списано.</translation>
        </message>
        <message>
            <source>Quota of the year</source>
            <translation>Годовой лимит</translation>
        </message>
        <message>
            <source>Used within the quota</source>
            <translation>Израсходовано в пределах лимита</translation>
        </message>
        <message>
            <source>Reserved for planned events</source>
            <translation>Резерв под запланированное</translation>
        </message>
        <message>
            <source>Beyond the quota</source>
            <translation>Сверх лимита</translation>
        </message>
        <message>
            <source>For the licensor ____________________ / ____________________ /</source>
            <translation>От Лицензиара ____________________ / ____________________ /</translation>
        </message>
        <message>
            <source>For the licensee ____________________ / ____________________ /</source>
            <translation>От Лицензиата ____________________ / ____________________ /</translation>
        </message>
    </context>
    <context>
        <name>text</name>
        <message>
            <source>today {time}</source>
            <translation>сегодня {time}</translation>
        </message>
        <message>
            <source>yesterday {time}</source>
            <translation>вчера {time}</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>да</translation>
        </message>
        <message>
            <source>no</source>
            <translation>нет</translation>
        </message>
    </context>
    <context>
        <name>ticket_done</name>
        <message>
            <source>Taken:</source>
            <translation>Взято в работу:</translation>
        </message>
        <message>
            <source>Waiting for information:</source>
            <translation>Ждём информацию:</translation>
        </message>
        <message>
            <source>In work again:</source>
            <translation>Снова в работе:</translation>
        </message>
        <message>
            <source>Solved:</source>
            <translation>Решено:</translation>
        </message>
        <message>
            <source>Closed:</source>
            <translation>Закрыто:</translation>
        </message>
        <message>
            <source>Reopened:</source>
            <translation>Открыто снова:</translation>
        </message>
        <message>
            <source>Admitted:</source>
            <translation>Принято:</translation>
        </message>
    </context>
    <context>
        <name>ticket_history</name>
        <message>
            <source>call taken</source>
            <translation>обращение принято</translation>
        </message>
        <message>
            <source>ticket {number} joined</source>
            <translation>присоединено обращение {number}</translation>
        </message>
        <message>
            <source>ticket {number} left</source>
            <translation>отсоединено обращение {number}</translation>
        </message>
        <message>
            <source>joined to ticket {number}</source>
            <translation>присоединено к обращению {number}</translation>
        </message>
        <message>
            <source>no longer joined to another ticket</source>
            <translation>больше не присоединено к другому обращению</translation>
        </message>
        <message>
            <source>description corrected</source>
            <translation>описание исправлено</translation>
        </message>
        <message>
            <source>tag «{tag}»</source>
            <translation>метка «{tag}»</translation>
        </message>
        <message>
            <source>tag «{tag}» taken away</source>
            <translation>метка «{tag}» снята</translation>
        </message>
        <message>
            <source>file «{new}» attached</source>
            <translation>прикреплён файл «{new}»</translation>
        </message>
        <message>
            <source>file «{old}» taken off</source>
            <translation>убран файл «{old}»</translation>
        </message>
        <message>
            <source>file «{old}» replaced by «{new}»</source>
            <translation>файл «{old}» заменён на «{new}»</translation>
        </message>
        <message>
            <source>the caller was called back</source>
            <translation>заявителю перезвонили</translation>
        </message>
        <message>
            <source>the mark «called back» taken away</source>
            <translation>отметка «перезвонили» снята</translation>
        </message>
        <message>
            <source>together with ticket {number}</source>
            <translation>вместе с обращением {number}</translation>
        </message>
    </context>
    <context>
        <name>ticket_sections</name>
        <message>
            <source>Duplicate of</source>
            <translation>Дубль обращения</translation>
        </message>
        <message>
            <source>Caused by</source>
            <translation>Вызвано обращением</translation>
        </message>
        <message>
            <source>Duplicates</source>
            <translation>Дубли</translation>
        </message>
        <message>
            <source>Has caused</source>
            <translation>Стало причиной обращений</translation>
        </message>
        <message>
            <source>Related to</source>
            <translation>Связано с обращением</translation>
        </message>
        <message>
            <source>Related</source>
            <translation>Связанные обращения</translation>
        </message>
    </context>
    <context>
        <name>ticket_views</name>
        <message>
            <source>All open</source>
            <translation>Все открытые</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>Мои</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Новые</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <translation>Без исполнителя</translation>
        </message>
        <message>
            <source>Mass incidents</source>
            <translation>Массовые</translation>
        </message>
        <message>
            <source>Waiting for over 2 days</source>
            <translation>Ждём &gt; 2 дней</translation>
        </message>
        <message>
            <source>Course errors</source>
            <translation>Ошибки в курсах</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Сегодня</translation>
        </message>
        <message>
            <source>Refusals</source>
            <translation>Отказы</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Все</translation>
        </message>
    </context>
    <context>
        <name>walkthrough</name>
        <message>
            <source>There is no display: the operator's day is walked through without one, on sample data.</source>
            <translation>Дисплея нет: день оператора пройден без него, на учебных данных.</translation>
        </message>
        <message>
            <source>Pictures and the Excel report are in {folder}</source>
            <translation>Картинки и отчёт Excel лежат в папке {folder}</translation>
        </message>
        <message>
            <source>The first start: who is at the desk, and where the data is</source>
            <translation>Первый запуск: кто за пультом и где лежат данные</translation>
        </message>
        <message>
            <source>The tickets of the desk</source>
            <translation>Обращения</translation>
        </message>
        <message>
            <source>F2: a call; one field has found the caller, the gate has answered</source>
            <translation>F2: звонок; одно поле нашло звонящего, допуск дал ответ</translation>
        </message>
        <message>
            <source>The call is written down</source>
            <translation>Звонок записан</translation>
        </message>
        <message>
            <source>Ctrl+Enter: the ticket is in the list</source>
            <translation>Ctrl+Enter: обращение в списке</translation>
        </message>
        <message>
            <source>A caller who may not ask: the gate says why</source>
            <translation>Звонит не уполномоченный: допуск говорит, почему нельзя</translation>
        </message>
        <message>
            <source>F12: the refusal is recorded too</source>
            <translation>F12: отказ тоже записан</translation>
        </message>
        <message>
            <source>The list has gone to Excel</source>
            <translation>Список выгружен в Excel</translation>
        </message>
    </context>
    <context>
        <name>watchman</name>
        <message numerus="yes">
            <source>%n draft(s) of an earlier run were kept.</source>
            <translation>
                <numerusform>Остался %n черновик от прошлого запуска.</numerusform>
                <numerusform>Осталось %n черновика от прошлого запуска.</numerusform>
                <numerusform>Осталось %n черновиков от прошлого запуска.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>why</name>
        <message>
            <source>Allowed</source>
            <translation>Можно</translation>
        </message>
        <message>
            <source>Allowed, with care</source>
            <translation>Можно, но внимательно</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Нельзя</translation>
        </message>
        <message>
            <source>Worked out</source>
            <translation>Посчитано</translation>
        </message>
        <message>
            <source>holds</source>
            <translation>выполнено</translation>
        </message>
        <message>
            <source>does not hold</source>
            <translation>не выполнено</translation>
        </message>
        <message>
            <source>was not asked</source>
            <translation>не проверялось</translation>
        </message>
        <message>
            <source>As of another moment</source>
            <translation>На другую дату</translation>
        </message>
        <message>
            <source>Ask again</source>
            <translation>Спросить снова</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>Копировать как текст</translation>
        </message>
        <message>
            <source>Agreement: {title}</source>
            <translation>Соглашение: {title}</translation>
        </message>
        <message>
            <source>As of {moment} Moscow time</source>
            <translation>На {moment} по московскому времени</translation>
        </message>
        <message>
            <source>What went in</source>
            <translation>Исходные данные</translation>
        </message>
        <message>
            <source>Step by step</source>
            <translation>По шагам</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Итого</translation>
        </message>
        <message>
            <source>What was checked</source>
            <translation>Что проверено</translation>
        </message>
        <message>
            <source>Read otherwise</source>
            <translation>При другом прочтении</translation>
        </message>
    </context>
    <context>
        <name>workbook</name>
        <message>
            <source>Summary</source>
            <translation>Сводка</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>Справочник</translation>
        </message>
        <message>
            <source>Agreement</source>
            <translation>Соглашение</translation>
        </message>
        <message>
            <source>discrepancies: </source>
            <translation>расхождений: </translation>
        </message>
        <message>
            <source>Every figure here is a live formula over the data sheets. The program's own value of each stands in the hidden columns on the right; the cell above counts those that differ.</source>
            <translation>Каждый показатель здесь — живая формула по листам данных. Значение, которое посчитала сама программа, стоит в скрытых столбцах справа; ячейка выше считает расхождения.</translation>
        </message>
        <message>
            <source>Rows: {count}</source>
            <translation>Строк: {count}</translation>
        </message>
        <message>
            <source>characters that Excel does not take were replaced in texts: {count}</source>
            <translation>заменены знаки, которых не принимает Excel, в текстах: {count}</translation>
        </message>
        <message>
            <source>texts longer than 32 767 characters were cut: {count}</source>
            <translation>обрезаны тексты длиннее 32 767 знаков: {count}</translation>
        </message>
        <message>
            <source>sheet {number} of {count}</source>
            <translation>лист {number} из {count}</translation>
        </message>
        <message>
            <source>{title}, min</source>
            <translation>{title}, мин</translation>
        </message>
        <message>
            <source>{title}, s</source>
            <translation>{title}, с</translation>
        </message>
        <message>
            <source>{title}, h:mm</source>
            <translation>{title}, ч:мм</translation>
        </message>
        <message>
            <source>{title}, h:mm:ss</source>
            <translation>{title}, ч:мм:сс</translation>
        </message>
        <message>
            <source>rows: </source>
            <translation>строк: </translation>
        </message>
        <message>
            <source>page {page} of {pages}</source>
            <translation>страница {page} из {pages}</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Показатель</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Значение</translation>
        </message>
        <message>
            <source>Clause</source>
            <translation>Пункт</translation>
        </message>
        <message>
            <source>Quotation</source>
            <translation>Цитата</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>Прочтение</translation>
        </message>
        <message>
            <source>Edition</source>
            <translation>Редакция</translation>
        </message>
        <message>
            <source>How this workbook was made</source>
            <translation>Как составлена эта книга</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Столбцы</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>Лист</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Столбец</translation>
        </message>
        <message>
            <source>Meaning</source>
            <translation>Что означает</translation>
        </message>
        <message>
            <source>Value of the program</source>
            <translation>Значение программы</translation>
        </message>
        <message>
            <source>No figure of this workbook is judged by the agreement.</source>
            <translation>Ни один показатель этой книги не оценивается по соглашению.</translation>
        </message>
        <message>
            <source>#,##0" min"</source>
            <translation>#,##0" мин"</translation>
        </message>
        <message>
            <source>[$-409]mmmm yyyy</source>
            <translation>[$-419]mmmm yyyy</translation>
        </message>
        <message>
            <source>[$-409]mmm yy</source>
            <translation>[$-419]mmm yy</translation>
        </message>
        <message>
            <source>h:mm</source>
            <translation>ч:мм</translation>
        </message>
        <message>
            <source>the same duration in hours and minutes, for adding up</source>
            <translation>та же длительность в часах и минутах, пригодная для сложения</translation>
        </message>
    </context>
</TS>
