"""支援の記録の頁。"""

from django.urls import path

from kasane.records import views

app_name = "records"
urlpatterns = [
    path("notes/new/", views.write, name="write"),
    path("cases/<uuid:uid>/notes/new/", views.write_case, name="write_case"),
    path("notes/<uuid:uid>/", views.note, name="note"),
    path("notes/<uuid:uid>/revision/", views.revision, name="revision"),
    path("notes/<uuid:uid>/final/", views.final, name="final"),
    path("notes/<uuid:uid>/addition/", views.addition, name="addition"),
    path("notes/<uuid:uid>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("notes/<uuid:uid>/withdrawal/confirmation/", views.confirmation, name="confirmation"),
    path("cases/<uuid:uid>/timeline/", views.timeline, name="timeline"),
    path("cases/<uuid:uid>/told/", views.told, name="told"),
    path("cases/<uuid:uid>/tasks/", views.tasks, name="tasks"),
    path("tasks/<uuid:uid>/", views.task, name="task"),
    path("cases/<uuid:uid>/assessments/", views.assessments, name="assessments"),
    path("cases/<uuid:uid>/assessments/new/", views.assessment_new, name="assessment_new"),
    path("cases/<uuid:uid>/assessments/<int:number>/", views.assessment, name="assessment"),
    path("cases/<uuid:uid>/issues/", views.issues, name="issues"),
    path("cases/<uuid:uid>/issues/<uuid:issue>/", views.settlement, name="settlement"),
    path("cases/<uuid:uid>/notifications/", views.notifications, name="notifications"),
    path("cases/<uuid:uid>/notifications/new/", views.notify, name="notify"),
    path("cases/<uuid:uid>/notifications/new/<slug:kind>/", views.notify_kind, name="notify_kind"),
    path("notifications/<uuid:uid>/safety/", views.safety_check, name="safety_check"),
    path("concerns/", views.concerns, name="concerns"),
    path("concerns/new/", views.concern_new, name="concern_new"),
    path("concerns/<uuid:uid>/", views.concern, name="concern"),
    path("concerns/<uuid:uid>/passing/", views.passing, name="passing"),
    path("concerns/<uuid:uid>/settlement/", views.concern_end, name="concern_end"),
    path("cases/<uuid:uid>/cautions/", views.cautions, name="cautions"),
    path("cases/<uuid:uid>/cautions/avoid/", views.avoid_new, name="avoid_new"),
    path("cases/<uuid:uid>/cautions/safety/", views.safety_new, name="safety_new"),
    path("avoid-notes/<uuid:uid>/end/", views.avoid_end, name="avoid_end"),
    path("safety-notes/<uuid:uid>/approval/", views.approval, name="approval"),
    path("safety-notes/<uuid:uid>/review/", views.review, name="review"),
    path("safety-notes/<uuid:uid>/end/", views.safety_end, name="safety_end"),
    path("cases/<uuid:uid>/chronology/", views.chronology, name="chronology"),
]
